import * as z from 'zod';

/**
 * What partners send. `counts` is already aggregated; the others have rows of students: `assessment` of benchmark windows,
 * `monitoring` of the weekly probes between them, `readiness` of entering kindergartners (WaKIDS), `postsecondary` of graduates
 * and where they enrolled (StudentTracker).
 */
export const datasets = ['attendance', 'assessment', 'monitoring', 'readiness', 'postsecondary', 'counts'] as const;
export const datasetSchema = z.enum(datasets);
export type Dataset = z.infer<typeof datasetSchema>;

/** What partners send, in words. */
export const datasetNames: Record<Dataset, string> = {
  attendance: 'Attendance',
  assessment: 'Assessments',
  monitoring: 'Weekly probes',
  readiness: 'Kindergarten readiness',
  postsecondary: 'College enrollment',
  counts: 'Counts',
};
