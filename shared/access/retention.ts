import type { Agreement } from '../catalog/agreement.ts';
import { type Dataset, hasStudents } from '../catalog/dataset.ts';
import { type Period, schoolYear } from '../catalog/period.ts';

/** Whose rows they are, and of when. */
export type KeptRows = { partnerId: string; dataset: Dataset; period: Period };

/**
 * The last day on which rows of students may be kept, as on the day `today`; undefined when no agreement ends it, and for
 * what has no rows of students. The agreements that hold today for the dataset decide, else those that held last,
 * and of several the one that keeps shortest. The months are counted from June 30, the end of the rows' school year.
 *
 * @example lastDayOfRows([{ ...agreement, keepMonths: 12 }], { partnerId, dataset, period: '2024-10' }, today) // '2026-06-30'
 */
export function lastDayOfRows(
  agreements: readonly Agreement[],
  { partnerId, dataset, period }: KeptRows,
  today: string,
): string | undefined {
  if (!hasStudents(dataset)) return undefined;
  const begun = agreements.filter(
    (one) => one.partnerId === partnerId && one.datasets.includes(dataset) && one.signedOn <= today,
  );
  const holding = begun.filter(({ expiresOn }) => expiresOn >= today);
  const latest = begun.reduce((last, { expiresOn }) => (expiresOn > last ? expiresOn : last), '');
  const deciding = holding.length > 0 ? holding : begun.filter(({ expiresOn }) => expiresOn === latest);
  const months = deciding.flatMap(({ keepMonths }) => keepMonths ?? []);
  return months.length === 0 ? undefined : monthsAfterSchoolYear(period, Math.min(...months));
}

/** The last day of the month that lies so many after the June in which the period's school year ends. */
function monthsAfterSchoolYear(period: Period, months: number): string {
  const ends = Number(schoolYear(period).slice(0, 4)) + 1;
  return new Date(Date.UTC(ends, 6 + months, 0)).toISOString().slice(0, 10);
}
