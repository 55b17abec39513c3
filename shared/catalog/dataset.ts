import * as z from 'zod';

/** What partners send. `counts` is already aggregated; the others have one row per student. */
export const datasets = ['attendance', 'assessment', 'counts'] as const;
export const datasetSchema = z.enum(datasets);
export type Dataset = z.infer<typeof datasetSchema>;
