import { oneSide, trend } from './rules.ts';
import { type Side, side } from './side.ts';
import { beyondSigmas, type Judged, judgedParts, type RulePoint } from './zones.ts';

// Unlike the rules of Western Electric and Nelson, these mark each point that takes part in a pattern, not only the last.
// They mark nothing of no points. Sources: NHS England, Making Data Count; NHSRplotthedots 0.2.2.

/** Points that a rule marks, each with the direction that the rule found: 1 up or above, -1 down or below. */
export type Marks = ReadonlyMap<number, 1 | -1>;

/** Points outside the process limits, excluded ones too. */
export function astronomicalPoints(points: readonly RulePoint[]): Marks {
  return mark(points, ({ value, center, sigma }) =>
    value === undefined || center === undefined ? 0 : beyondSigmas({ value, center, sigma }, 3),
  );
}

/** `length` or more points in a row on one side of the mean. A point on the mean ends a shift. */
export function shiftPoints(points: readonly RulePoint[], length: number): Marks {
  return membersOf(points, oneSide(points, length), length, (_before, { value, center }) => side(value, center));
}

/**
 * `length` or more points in a row, each higher or each lower than the one before. A turning point goes with the later.
 */
export function trendPoints(points: readonly RulePoint[], length: number): Marks {
  return membersOf(points, trend(points, length), length, (before, { value }) =>
    before ? side(value, before.value) : 0,
  );
}

/**
 * Of three points in a row on one side of the mean, two or more beyond 2 sigma: those. Points beyond 3 sigma count
 * among them if `outsideCount` says so.
 */
export function twoOfThreePoints(points: readonly RulePoint[], outsideCount: boolean): Marks {
  const marks = new Map<number, 1 | -1>();
  for (const judged of judgedParts(points)) {
    for (let last = 2; last < judged.length; last += 1) {
      const window = judged.slice(last - 2, last + 1);
      const far = window.filter(
        (point) => beyondSigmas(point, 2) !== 0 && (outsideCount || beyondSigmas(point, 3) === 0),
      );
      const sides = new Set(window.map(({ value, center }) => side(value, center)));
      const [direction] = sides;
      if (sides.size > 1 || far.length < 2 || !direction) continue;
      for (const { index } of far) marks.set(index, direction);
    }
  }
  return marks;
}

function mark(points: readonly RulePoint[], sideOf: (point: RulePoint) => Side): Marks {
  const marks = new Map<number, 1 | -1>();
  for (const [index, point] of points.entries()) {
    const found = sideOf(point);
    if (found !== 0) marks.set(index, found);
  }
  return marks;
}

/** The points of each pattern of `length` points, given by the last of them, with the direction of that last one. */
function membersOf(
  points: readonly RulePoint[],
  completions: readonly number[],
  length: number,
  directionOf: (before: Judged | undefined, point: Judged) => Side,
): Marks {
  const marks = new Map<number, 1 | -1>();
  const completing = new Set(completions);
  for (const judged of judgedParts(points)) {
    for (const [last, point] of judged.entries()) {
      const direction = directionOf(judged[last - 1], point);
      if (!completing.has(point.index) || direction === 0) continue;
      for (const { index } of judged.slice(last - length + 1, last + 1)) marks.set(index, direction);
    }
  }
  return marks;
}
