import type { Agreement } from '../catalog/agreement.ts';
import { laterDay } from '../catalog/calendar-day.ts';
import { type Dataset, hasStudents } from '../catalog/dataset.ts';

/** Days before the end of an agreement from which on people are warned. */
const WARNED_DAYS = 60;

/** Whether a partner may send a dataset on a day, and until when or since when. Days are those of the partnership. */
export type Cover =
  /** `until` is the last day of those that are covered without a gap; `expiring` when it is at most 60 days away. */
  | { state: 'covered' | 'expiring'; until: string }
  | { state: 'expired'; until: string }
  | { state: 'not-yet'; from: string }
  | { state: 'counts-only' | 'none' };

type Scope = { partnerId: string; dataset: Dataset };

/**
 * What the agreements say of one partner and dataset on a day, such as `2026-06-30`. An agreement holds from the day on
 * which it was signed to the end of the day on which it expires; one that follows without a gap continues it.
 */
export function coverOf(agreements: readonly Agreement[], { partnerId, dataset }: Scope, day: string): Cover {
  const own = agreements.filter((one) => one.partnerId === partnerId && one.signedOn <= one.expiresOn);
  const isOn = ({ signedOn, expiresOn }: Agreement) => signedOn <= day && day <= expiresOn;
  const fitting = own.filter(
    (one) => one.datasets.includes(dataset) && (one.level === 'students' || !hasStudents(dataset)),
  );
  if (fitting.some(isOn)) {
    const until = lastDay(fitting, day);
    return { state: until <= laterDay(day, WARNED_DAYS) ? 'expiring' : 'covered', until };
  }
  const [next] = fitting.filter(({ signedOn }) => signedOn > day).toSorted(bySigning);
  if (next) return { state: 'not-yet', from: next.signedOn };
  if (own.some((one) => isOn(one) && one.level === 'counts' && hasStudents(dataset))) return { state: 'counts-only' };
  const until = fitting
    .map(({ expiresOn }) => expiresOn)
    .sort()
    .at(-1);
  return until === undefined ? { state: 'none' } : { state: 'expired', until };
}

const bySigning = (a: Agreement, b: Agreement) => (a.signedOn < b.signedOn ? -1 : 1);

/** The last day that is covered without a gap from `day` on. */
function lastDay(agreements: readonly Agreement[], day: string): string {
  let until = day;
  for (const { signedOn, expiresOn } of agreements.toSorted(bySigning)) {
    if (signedOn <= laterDay(until, 1) && expiresOn > until) until = expiresOn;
  }
  return until;
}

/** Whether files may be asked for and taken. */
export const isCovered = (cover: Cover): cover is Extract<Cover, { state: 'covered' | 'expiring' }> =>
  cover.state === 'covered' || cover.state === 'expiring';
