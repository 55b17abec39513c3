import { hasAllParts, shownCounts } from '../alerts/published.ts';
import { breaksBetween } from '../catalog/editions.ts';
import { type Period, shortPeriod } from '../catalog/period.ts';
import type { Arm } from './cycle.ts';
import { type Evidence, periodsAt, releaseAt } from './evidence.ts';
import { shareOf, sum } from './figures.ts';
import type { ArmChange, CannotSay, CourseValue, PhaseResult } from './result.ts';
import type { Span } from './span.ts';

type Drawn = { arm: Arm; change: ArmChange | CannotSay };
type Setting = { span: Span | undefined; evidence: Evidence };

/** Both arms period by period, each of the same places throughout: those that are compared by now. */
export function courseOf(
  test: Drawn,
  comparison: Drawn | undefined,
  setting: Setting,
): Pick<PhaseResult, 'course' | 'breaks'> {
  const { evidence } = setting;
  const arms = [test, ...(comparison ? [comparison] : [])];
  const periods = periodsAt(
    evidence,
    arms.flatMap(({ arm }) => arm.placeIds),
  );
  const course = periods.map((period) => ({
    period,
    label: shortPeriod(period),
    test: courseValue(test, period, setting),
    ...(comparison && { comparison: courseValue(comparison, period, setting) }),
  }));
  const breaks = periods.slice(1).flatMap((period, index) =>
    breaksBetween(evidence.indicator, periods[index] ?? period, period, test.arm.group).map(({ reason }) => ({
      from: period,
      reason,
    })),
  );
  return { course, breaks };
}

/** Counts of all the places, or what keeps one of them from being added. */
function courseValue({ arm, change }: Drawn, period: Period, { span, evidence }: Setting): CourseValue {
  const placeIds = 'places' in change ? change.places.map(({ placeId }) => placeId) : arm.placeIds;
  const releases = placeIds.map((id) => releaseAt(evidence, id, period));
  const received = releases.filter((one) => one !== undefined && arm.group in one.cells);
  const atStart = (id: string) => span && releaseAt(evidence, id, span.from);
  const isWhole = received.every((one) => one && hasAllParts(one, atStart(one.placeId) ?? one, arm.group));
  if (received.length < placeIds.length || !isWhole) return 'not-received';
  const shown = received.flatMap((one) => (one && shownCounts(one, arm.group)) ?? []);
  return shown.length < placeIds.length ? 'hidden' : shareOf(sum(shown));
}
