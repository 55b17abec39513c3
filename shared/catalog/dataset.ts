import * as z from 'zod';
import { type Period, schoolYear } from './period.ts';

/**
 * What partners send. `counts` is already aggregated, and `attributes` says what places are like; the others have rows of
 * students: `assessment` of benchmark windows,
 * `monitoring` of the weekly probes between them, `readiness` of entering kindergartners (WaKIDS), `postsecondary` of graduates
 * and where they enrolled (StudentTracker), `roster` of the student groups in which the students of a school year are,
 * `participation` of who took part in which program in it.
 */
export const datasets = [
  'attendance',
  'assessment',
  'monitoring',
  'readiness',
  'postsecondary',
  'roster',
  'participation',
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
  participation: 'Participation',
  counts: 'Counts',
  attributes: 'Attributes of places',
};

/** Whether files of a dataset have rows of students. */
export const hasStudents = (dataset: Dataset): boolean => dataset !== 'counts' && dataset !== 'attributes';

/** Whether files of a dataset may bring a column for each dimension of student groups; counts name the group on each row. */
export const bringsGroups = (dataset: Dataset): boolean => hasStudents(dataset) && dataset !== 'participation';

/** Datasets without numbers of their own: what they tell of the students of a school year is joined to others of that year. */
export const joinedDatasets = ['roster', 'participation'] as const satisfies readonly Dataset[];
export const isJoined = (dataset: Dataset): dataset is (typeof joinedDatasets)[number] =>
  joinedDatasets.some((one) => one === dataset);

/** Datasets whose students belong to the groups that the joined ones tell, where their own rows do not tell them. */
export const joinedTo: readonly Dataset[] = ['attendance', 'assessment', 'monitoring', 'readiness', 'postsecondary'];

/**
 * The period of the joined datasets that a dataset's values of a period are made from too; undefined where none is.
 *
 * @example joinedPeriod('attendance', '2026-02') // '2025-26-YEAR'
 */
export function joinedPeriod(dataset: Dataset, period: Period): Period | undefined {
  return joinedTo.includes(dataset) ? `${schoolYear(period)}-YEAR` : undefined;
}
