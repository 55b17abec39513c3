import type { DisclosureSettings } from './settings.ts';
import type { Status } from './status.ts';
import { studentsIn, type TableCell } from './table.ts';

/** How far a number may lie from the truth, for all that a reader can tell of it alone: down to -`[0]`, up to `[1]`. */
export type Range = readonly [down: number, up: number];

/** The freedom of a cell's numbers: those who meet the definition, those who do not, and all of its students. */
export type Freedom = { meets: Range; not: Range; students: Range };

/**
 * No deviation beyond this is looked at. A reader may well think more possible; granting less is on the safe side, and
 * keeps every search small.
 */
export const FARTHEST = 30;

const NONE: Range = [0, 0];
export const FIXED: Freedom = { meets: NONE, not: NONE, students: NONE };
const ANYTHING: Range = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
export const UNKNOWN: Freedom = { meets: ANYTHING, not: ANYTHING, students: ANYTHING };

/**
 * What a status leaves open of a cell's numbers. A hidden group has at least one student, since a reader knows that
 * groups without any are shown as such.
 */
export function freedomOf(cell: TableCell, status: Status, { minimumEitherSide }: DisclosureSettings): Freedom {
  const { meets, not } = cell;
  if (status === 'shown') return FIXED;
  if (status === 'few') return codedFreedom(meets, minimumEitherSide);
  if (status === 'nearly-all') {
    const { meets: those, not: others, students } = codedFreedom(not, minimumEitherSide);
    return { meets: others, not: those, students };
  }
  const students = studentsIn(cell);
  const fewest = cell.origin === 'hidden-at-source' || students === 0 ? 0 : 1;
  return { meets: downFrom(meets), not: downFrom(not), students: downFrom(students - fewest) };
}

/** The number of students stands there; the label says that fewer than `limit` are on the side that has `count`. */
function codedFreedom(count: number, limit: number): Freedom {
  const [down, up] = [Math.min(count, FARTHEST), limit - 1 - count];
  return { meets: [down, up], not: [up, down], students: NONE };
}

const downFrom = (count: number): Range => [Math.min(count, FARTHEST), FARTHEST];

/** What two sources of knowledge together leave open. */
export function both(one: Freedom, two: Freedom): Freedom {
  return {
    meets: narrower(one.meets, two.meets),
    not: narrower(one.not, two.not),
    students: narrower(one.students, two.students),
  };
}

const narrower = (one: Range, two: Range): Range => [Math.min(one[0], two[0]), Math.min(one[1], two[1])];

/** Whether anything is open. */
export const isFree = ({ meets, not }: Freedom): boolean => [meets, not].some(([down, up]) => down > 0 || up > 0);

/** What would be left open of a cell if its sides fell by so many times their square root. */
export function afterFall({ meets, not }: TableCell, fall: number): Freedom {
  const left = (count: number): Range => [Math.max(0, Math.floor(count - fall * Math.sqrt(count))), FARTHEST];
  return { ...UNKNOWN, meets: left(meets), not: left(not) };
}
