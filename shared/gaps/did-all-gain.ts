import type { StudentGroup } from '../catalog/student-group.ts';
import type { Estimate } from '../statistics/mover.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { type CannotSay, type GroupCells, mustBeOfOneDimension, readGroup } from './group-cells.ts';

/** What became of one group's share between two periods. */
export type GroupChange = {
  verdict: 'known';
  /** After less before, in shares, with its Newcombe interval; takes the periods as independent samples. */
  change: Estimate;
  /** The same in percentage points, rounded once from the counts. */
  points: number;
  /** Whether the share moved to the better side at all, compared as whole numbers. */
  gained: boolean;
};

export type DidAllGain = {
  /** `no` when any group is known not to have gained; else `cannot-say` when of any nothing can be said. */
  answer: 'yes' | 'no' | 'cannot-say';
  groups: Record<StudentGroup, GroupChange | CannotSay>;
};

/**
 * Whether every one of the given groups gained between two periods at one place.
 *
 * @throws RangeError for groups that are not values of one dimension
 */
export function didAllGain(
  groups: readonly StudentGroup[],
  { before, after }: { before: GroupCells; after: GroupCells },
  { betterWhen, minimum }: { betterWhen: 'higher' | 'lower'; minimum?: number | undefined },
): DidAllGain {
  mustBeOfOneDimension(groups);
  const changes = groups.map((group): [StudentGroup, GroupChange | CannotSay] => {
    const [first, second] = [readGroup(group, before, minimum), readGroup(group, after, minimum)];
    if (first.verdict !== 'known') return [group, first];
    if (second.verdict !== 'known') return [group, second];
    return [group, changeOf(group, first.counts, second.counts, betterWhen)];
  });
  const all = changes.map(([, change]) => change);
  const someLost = all.some((change) => change.verdict === 'known' && !change.gained);
  const areAllKnown = all.every((change) => change.verdict === 'known');
  return { answer: someLost ? 'no' : areAllKnown ? 'yes' : 'cannot-say', groups: Object.fromEntries(changes) };
}

function changeOf(
  group: StudentGroup,
  before: Proportion,
  after: Proportion,
  betterWhen: 'higher' | 'lower',
): GroupChange | CannotSay {
  const [found, points] = [newcombe(after, before), pointsBetween(before, after)];
  if (!found || points === undefined) return { verdict: 'cannot-say', reason: 'no-data', group };
  const rise = after.numerator * before.denominator - before.numerator * after.denominator;
  return {
    verdict: 'known',
    change: { value: found.difference, interval: found.interval },
    points,
    gained: betterWhen === 'higher' ? rise > 0 : rise < 0,
  };
}
