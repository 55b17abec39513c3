import * as z from 'zod';

/**
 * What partners send. `counts` is already aggregated; the others have rows of students: `assessment` of benchmark windows,
 * `monitoring` of the weekly probes between them.
 */
export const datasets = ['attendance', 'assessment', 'monitoring', 'counts'] as const;
export const datasetSchema = z.enum(datasets);
export type Dataset = z.infer<typeof datasetSchema>;
