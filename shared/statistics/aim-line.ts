import { median } from './median.ts';
import { atPace } from './pace.ts';
import type { Point } from './point.ts';

/** A straight line from where one starts to a goal. */
export type AimLine = { from: Point; goal: Point };

const PROBES_TO_START = 3;
const PROBES_TO_JUDGE = 4;

/**
 * The aim line of curriculum-based measurement: from the median of the first three probes, placed at the time of the
 * second of them, to the goal. Undefined for fewer than three probes, or a goal that is not after its start.
 *
 * @example aimLine([{ x: 0, y: 41 }, { x: 1, y: 44 }, { x: 2, y: 42 }], { x: 32, y: 90 }) // from { x: 1, y: 42 }
 */
export function aimLine(probes: readonly Point[], goal: Point): AimLine | undefined {
  const first = inOrder(probes).slice(0, PROBES_TO_START);
  const [x, y] = [first[1]?.x, median(first.map((probe) => probe.y))];
  if (first.length < PROBES_TO_START || x === undefined || y === undefined || x >= goal.x) return undefined;
  return { from: { x, y }, goal };
}

/** The gain in each unit of x that an aim line asks for. */
export function aimedPace({ from, goal }: AimLine): number {
  return (goal.y - from.y) / (goal.x - from.x);
}

/** The value of an aim line at `x`, also before its start and after its goal. */
export function aimAt(line: AimLine, x: number): number {
  return atPace(line.from, aimedPace(line), x);
}

/**
 * Whether the last four probes all lie below the aim line: the four-point rule by which teachers change what they do.
 * False for fewer than four.
 */
export function areLastFourBelow(probes: readonly Point[], line: AimLine): boolean {
  const last = inOrder(probes).slice(-PROBES_TO_JUDGE);
  return last.length === PROBES_TO_JUDGE && last.every(({ x, y }) => y < aimAt(line, x));
}

/** By time, and at one time by value, so that the order in which probes come does not matter. */
function inOrder(probes: readonly Point[]): Point[] {
  return probes.toSorted((a, b) => a.x - b.x || a.y - b.y);
}
