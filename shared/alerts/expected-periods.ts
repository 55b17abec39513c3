import { lastDayOf, laterPeriod, type Period, yearBefore } from '../catalog/period.ts';
import type { Released } from '../disclosure/release.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer silence than this is not asked about month by month. */
const PERIODS_LOOKED_AT = 60;

/** What was received of an indicator: by one place, and by any place of its kind. */
export type Received = { releases: readonly Released[]; periods: ReadonlySet<Period> };

/** A period that a place has yet to send, and the moment from which it is overdue. */
export type Expected = { period: Period; overdueSince: Date };

/**
 * The periods that are expected of a place after the last that was received, the soonest first: those that the place had
 * a year before, or that another place of its kind has already; so nobody is asked for a summer. None of a place that
 * never sent anything.
 */
export function expectedPeriods({ releases, periods }: Received, graceDays: number): Expected[] {
  const last = releases.at(-1);
  if (!last) return [];
  const own = new Set(releases.map(({ period }) => period));
  return Array.from({ length: PERIODS_LOOKED_AT }, (_, index) => laterPeriod(last.period, index + 1))
    .filter((period) => periods.has(period) || own.has(yearBefore(period)))
    .map((period) => ({ period, overdueSince: new Date(lastDayOf(period).getTime() + (graceDays + 1) * DAY_MS) }));
}
