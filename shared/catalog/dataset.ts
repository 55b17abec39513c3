import * as z from 'zod';
import { type Period, schoolYear } from './period.ts';

/**
 * What partners send. `counts` is already aggregated, and `attributes` says what places are like; the others have rows of
 * students: `assessment` of benchmark windows,
 * `monitoring` of the weekly probes between them, `readiness` of entering kindergartners (WaKIDS), `postsecondary` of graduates
 * and where they enrolled (StudentTracker), `roster` of the student groups in which the students of a school year are.
 */
export const datasets = [
  'attendance',
  'assessment',
  'monitoring',
  'readiness',
  'postsecondary',
  'roster',
  'counts',
  'attributes',
] as const;
export const datasetSchema = z.enum(datasets);
export type Dataset = z.infer<typeof datasetSchema>;

/** What partners send, in words. */
export const datasetNames: Record<Dataset, string> = {
  attendance: 'Attendance',
  assessment: 'Assessments',
  monitoring: 'Weekly probes',
  readiness: 'Kindergarten readiness',
  postsecondary: 'College enrollment',
  roster: 'Roster',
  counts: 'Counts',
  attributes: 'Attributes of places',
};

/** Whether files of a dataset have rows of students. */
export const hasStudents = (dataset: Dataset): boolean => dataset !== 'counts' && dataset !== 'attributes';

/** Datasets whose students belong to the groups that the roster tells, where their own rows do not tell them. */
export const rosterJoined: readonly Dataset[] = [
  'attendance',
  'assessment',
  'monitoring',
  'readiness',
  'postsecondary',
];

/**
 * The period of the roster that a dataset's values of a period are made from too; undefined where none is.
 *
 * @example rosterPeriod('attendance', '2026-02') // '2025-26-YEAR'
 */
export function rosterPeriod(dataset: Dataset, period: Period): Period | undefined {
  return rosterJoined.includes(dataset) ? `${schoolYear(period)}-YEAR` : undefined;
}
