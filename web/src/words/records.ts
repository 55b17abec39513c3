import type { Dataset } from '../../../shared/catalog/dataset.ts';

/** What partners send, in words. */
export const datasetNames: Record<Dataset, string> = {
  attendance: 'Attendance',
  assessment: 'Assessments',
  monitoring: 'Weekly probes',
  counts: 'Counts',
};

/** A record by its name, or else its id. */
export function nameIn(records: readonly { id: string; name: string }[], id: string): string {
  return records.find((one) => one.id === id)?.name ?? id;
}
