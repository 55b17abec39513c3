import type { StudentGroup } from '../catalog/student-group.ts';
import type { Estimate } from '../statistics/mover.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { type CannotSay, type GroupCells, MINIMUM_STUDENTS, readGroup } from './group-cells.ts';

/** One group at one place against the same group at others. */
export type SameGroupElsewhere = {
  verdict: 'known';
  /** Here less elsewhere, in shares, with its Newcombe interval. */
  difference: Estimate;
  /** The same in percentage points, rounded once from the counts. */
  points: number;
  here: Proportion;
  /** All its students at the other places together. */
  elsewhere: Proportion;
  /** Ids of the places that are in `elsewhere`, and of those without usable counts, sorted. */
  places: string[];
  without: string[];
};

/**
 * How a group fares at one place against the same group at other places, taken together. Places whose counts of it are
 * missing or hidden are left out and named; the others may each have few students, but not together.
 *
 * @param others places that share no students: schools, or districts, but not a district and its school
 * @throws RangeError for a place that is named twice
 */
export function sameGroupElsewhere(
  group: StudentGroup,
  here: { placeId: string; cells: GroupCells },
  others: readonly { placeId: string; cells: GroupCells }[],
  minimum = MINIMUM_STUDENTS,
): SameGroupElsewhere | CannotSay {
  mustDiffer([here.placeId, ...others.map(({ placeId }) => placeId)]);
  const own = readGroup(group, here.cells, minimum);
  if (own.verdict !== 'known') return own;
  const elsewhere = { numerator: 0, denominator: 0 };
  const [places, without]: [string[], string[]] = [[], []];
  for (const { placeId, cells } of others) {
    const read = readGroup(group, cells, 0);
    (read.verdict === 'known' ? places : without).push(placeId);
    if (read.verdict !== 'known') continue;
    elsewhere.numerator += read.counts.numerator;
    elsewhere.denominator += read.counts.denominator;
  }
  const all = readGroup(group, { [group]: elsewhere }, minimum);
  if (all.verdict !== 'known') return all;
  const [found, points] = [newcombe(own.counts, elsewhere), pointsBetween(elsewhere, own.counts)];
  if (!found || points === undefined) return { verdict: 'cannot-say', reason: 'no-data', group };
  const difference = { value: found.difference, interval: found.interval };
  return {
    verdict: 'known',
    difference,
    points,
    here: own.counts,
    elsewhere,
    places: places.sort(),
    without: without.sort(),
  };
}

function mustDiffer(placeIds: string[]): void {
  if (new Set(placeIds).size < placeIds.length) {
    throw new RangeError(`A place is compared with others, each named once: ${placeIds.join(', ')}.`);
  }
}
