import { lastDayOf, laterPeriod, type Period, yearBefore } from '../catalog/period.ts';
import type { Released } from '../disclosure/release.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Verdict } from './verdict.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer silence than this is not asked about month by month. */
const PERIODS_LOOKED_AT = 60;

/** What was received of an indicator: by one place, and by any place of its kind. */
export type Received = { releases: readonly Released[]; periods: ReadonlySet<Period> };

/**
 * Whether a period is overdue at a place. One is expected after the last that was received where the place had it a year
 * before, or where another place of its kind has it already; so nobody is asked for a summer. A place that never sent
 * anything is not asked.
 */
export function judgeMissing(rule: RuleOf<'missing'> & Edition, { releases, periods }: Received, now: Date): Verdict[] {
  const last = releases.at(-1);
  if (!last) return [];
  const own = new Set(releases.map(({ period }) => period));
  for (let steps = 1; steps <= PERIODS_LOOKED_AT; steps += 1) {
    const period = laterPeriod(last.period, steps);
    const overdueSince = new Date(lastDayOf(period).getTime() + (rule.graceDays + 1) * DAY_MS);
    if (overdueSince > now) break;
    if (!periods.has(period) && !own.has(yearBefore(period))) continue;
    const { indicatorId, placeId } = last;
    const finding = {
      ...{ kind: rule.kind, ruleId: rule.id, ruleVersion: rule.version, indicatorId, placeId, period },
      overdueSince: overdueSince.toISOString().slice(0, 10),
      last: last.period,
    };
    return [{ period, verdict: 'holds', finding }];
  }
  return [{ period: last.period, verdict: 'clear' }];
}
