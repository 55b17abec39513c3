import { areComparable } from '../catalog/editions.ts';
import { type Period, yearBefore } from '../catalog/period.ts';
import { countsOf } from '../disclosure/release.ts';
import { differenceInDifferences } from '../statistics/difference-in-differences.ts';
import { meanOfGroups } from '../statistics/mean-of-groups.ts';
import { type Estimate, mover } from '../statistics/mover.ts';
import type { Arm } from './cycle.ts';
import { MINIMUM_STUDENTS, missingPeriod, type PublishedSeries, releaseAt } from './evidence.ts';
import { findingOf, inTenths, intervalInTenths } from './figures.ts';
import type { ArmGain, CannotSay, GainsAt, Growth, LeftOut } from './result.ts';

/** Both arms, with the places that are in neither because they joined the other. */
type Arms = { test: Arm; comparison?: Arm | undefined; joined: ReadonlySet<string> };
/** A pooled gain beside its rounded self. */
type Gain = { exact: Estimate; shown: ArmGain };
type Weighted = Estimate & { placeId: string; weight: number };
type Gains = { test: Gain; comparison?: Gain | undefined };

/**
 * Mean gains a week of both arms in one period, their difference, and the same a year before. A gain is better when it is
 * higher, whatever share its indicator counts.
 */
export function growthAt(period: Period, arms: Arms, published: PublishedSeries): Growth | CannotSay {
  const now = gainsAt(period, arms, published);
  if ('cannotSay' in now) return now;
  const earlier = yearBefore(period);
  const isSame = areComparable(published.indicator, earlier, period, arms.test.group);
  const before = isSame ? gainsAt(earlier, arms, published) : undefined;
  const { id, name } = published.indicator;
  return {
    ...{ indicatorId: id, name },
    ...shownOf(period, now),
    ...(before && !('cannotSay' in before) && { yearBefore: shownOf(earlier, before), ...changeBetween(before, now) }),
  };
}

function gainsAt(period: Period, { test, comparison, joined }: Arms, published: PublishedSeries): Gains | CannotSay {
  const own = armGain(period, test, published);
  if ('cannotSay' in own) return { ...own, arm: 'test' };
  const other = comparison && armGain(period, comparison, published, joined);
  return { test: own, ...(other && 'exact' in other && { comparison: other }) };
}

/** Gains of the places that show them, weighted by the students behind each. */
function armGain(
  period: Period,
  { placeIds, group }: Arm,
  published: PublishedSeries,
  joined: ReadonlySet<string> = new Set(),
): Gain | CannotSay {
  const gainAt = (placeId: string): Weighted | LeftOut => {
    const release = releaseAt(published, placeId, period);
    if (!release || !(group in release.cells)) return left(placeId, 'not-received');
    const [gain, counts] = [release.gains?.[group], countsOf(release.cells[group])];
    if (!gain || !counts) return left(placeId, 'hidden');
    return { placeId, weight: counts.denominator, value: gain.perWeek, interval: gain.interval };
  };
  const looked = placeIds.map((placeId) => (joined.has(placeId) ? left(placeId, 'joined') : gainAt(placeId)));
  const places = looked.filter((one) => 'weight' in one);
  const without = looked.filter((one) => 'because' in one);
  const students = places.reduce((total, { weight }) => total + weight, 0);
  const exact = meanOfGroups(places);
  if (!exact) {
    const isHidden = without.some(({ because }) => because === 'hidden');
    return isHidden ? { cannotSay: 'hidden', period } : missingPeriod(published, period);
  }
  if (students < MINIMUM_STUDENTS) return { cannotSay: 'too-few-students', period };
  const placesIn = places.map(({ placeId }) => placeId);
  return { exact, shown: { ...rounded(exact), students, placeIds: placesIn, without } };
}

const left = (placeId: string, because: LeftOut['because']): LeftOut => ({ placeId, because });

function shownOf(period: Period, { test, comparison }: Gains): GainsAt {
  if (!comparison) return { period, test: test.shown };
  const difference = differenceView(mover(comparison.exact, test.exact));
  return { period, test: test.shown, comparison: comparison.shown, difference };
}

function changeBetween(before: Gains, now: Gains): Pick<Growth, 'change'> {
  if (!before.comparison || !now.comparison) return {};
  const exact = ({ test, comparison }: Gains, other: Gain) => ({
    test: test.exact,
    comparison: (comparison ?? other).exact,
  });
  return {
    change: differenceView(differenceInDifferences(exact(before, before.comparison), exact(now, now.comparison))),
  };
}

const differenceView = (difference: Estimate) => ({
  ...rounded(difference),
  finding: findingOf(difference.interval, 'higher'),
});

const rounded = ({ value, interval }: Estimate) => ({
  perWeek: inTenths(value),
  interval: intervalInTenths(interval),
});
