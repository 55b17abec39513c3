import { ordinal, type Period, sameTimeOfYear } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import { type Target, targetsAt } from '../catalog/target.ts';
import type { Released } from '../disclosure/release.ts';
import { aimAt } from '../statistics/aim-line.ts';
import { shownCounts } from './published.ts';
import type { Judged } from './verdict.ts';

/** A target with a way to it: from the share at its baseline, straight to the target. */
export type Aim = { target: Target; since: Period; start: number; isLocal: boolean; regional?: Target | undefined };

type Aiming = Pick<Judged, 'betterWhen' | 'targets'>;

/**
 * The aim of a group at a place: its own target, or else the region's. Undefined where nobody set a target with a
 * baseline, or where the share at the baseline is neither set nor shown.
 */
export function aimOf({ targets = [] }: Aiming, releases: readonly Released[], group: StudentGroup): Aim | undefined {
  const placeId = releases[0]?.placeId ?? '';
  const { local, regional } = targetsAt(targets, placeId, group);
  const target = local ?? regional;
  if (!target?.baseline) return undefined;
  const { period, percent } = target.baseline;
  const start = percent ?? shownPercent(releases, period, group);
  if (start === undefined) return undefined;
  const isLocal = local !== undefined;
  return { target, since: period, start, isLocal, ...(isLocal && regional && { regional }) };
}

function shownPercent(releases: readonly Released[], period: Period, group: StudentGroup): number | undefined {
  const release = releases.find((one) => one.period === period);
  const counts = release && shownCounts(release, group);
  return counts && (100 * counts.numerator) / counts.denominator;
}

/**
 * The change since the baseline that an even way to the target asks for by a period, percentage points; after the target's
 * own period, all of it. A place that was there already when it began is asked to stay on that side.
 */
export function askedChange({ target, since, start }: Aim, period: Period, betterWhen: Judged['betterWhen']): number {
  const goal = { x: ordinal(target.by), y: target.percent };
  const wasThere = betterWhen === 'lower' ? start <= goal.y : start >= goal.y;
  if (wasThere || ordinal(period) >= goal.x) return goal.y - start;
  return aimAt({ from: { x: ordinal(since), y: start }, goal }, ordinal(period)) - start;
}

/**
 * With which earlier period a share is compared to see whether it is on its way: the same time of the year, in the year
 * up to the baseline. So a season is no delay.
 */
export const comparedForAim = ({ since }: Aim, period: Period): Period => sameTimeOfYear(period, since);

/**
 * The shares that would be on the way, for each period after the baseline: what was shown at the same time of the year up
 * to the baseline, and the change asked for since. Percent, 0 to 100.
 */
export function aimedShares(
  aim: Aim,
  releases: readonly Released[],
  group: StudentGroup,
  betterWhen: Judged['betterWhen'],
): Map<Period, number> {
  const later = releases.map(({ period }) => period).filter((period) => ordinal(period) > ordinal(aim.since));
  return new Map(
    later.flatMap((period) => {
      const base = shownPercent(releases, comparedForAim(aim, period), group);
      if (base === undefined) return [];
      return [[period, Math.min(100, Math.max(0, base + askedChange(aim, period, betterWhen)))] as const];
    }),
  );
}
