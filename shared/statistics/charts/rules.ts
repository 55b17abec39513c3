import { type Side, side } from './side.ts';
import { beyondSigmas, type Judged, judgedParts, type RulePoint } from './zones.ts';

// Each rule gives the points, from 0, that complete its pattern: the last of the points that make it, and each further
// one that keeps it up; none of no points. Points without a value, and excluded ones unless said, are passed over, and no
// pattern reaches from one part of a chart into the next.

/** Whether the last of these points in a row completes a pattern. */
type Completes = (points: readonly Judged[]) => boolean;

/**
 * Points more than 3 sigma from the center, excluded ones too: rule 1 of both sets.
 *
 * @example beyondThreeSigma([{ value: 4, center: 0, sigma: 1, excluded: false, part: 0 }]) // [0]
 */
export function beyondThreeSigma(points: readonly RulePoint[]): number[] {
  return points.flatMap(({ value, center, sigma }, index) =>
    value !== undefined && center !== undefined && beyondSigmas({ value, center, sigma }, 3) !== 0 ? [index] : [],
  );
}

/** Of `among` points in a row, `count` or more beyond so many sigma on one side, the last among them. */
export function someBeyond(points: readonly RulePoint[], count: number, among: number, sigmas: number): number[] {
  return completions(points, among, (window) => {
    const sides = window.map((point) => beyondSigmas(point, sigmas));
    const last = sides.at(-1);
    return last !== 0 && sides.filter((one) => one === last).length >= count;
  });
}

/** So many points in a row on one side of the center. */
export function oneSide(points: readonly RulePoint[], length: number): number[] {
  return someBeyond(points, length, length, 0);
}

/** So many points in a row, each higher than the one before, or each lower. */
export function trend(points: readonly RulePoint[], length: number): number[] {
  return completions(points, length, (window) => {
    const steps = stepsOf(window);
    return steps.every((step) => step > 0) || steps.every((step) => step < 0);
  });
}

/** So many points in a row, up and down in turn. */
export function alternating(points: readonly RulePoint[], length: number): number[] {
  return completions(points, length, (window) =>
    stepsOf(window).every((step, index, steps) => index === 0 || step * (steps[index - 1] ?? 0) < 0),
  );
}

/** So many points in a row no further than 1 sigma from the center, on either side. */
export function within(points: readonly RulePoint[], length: number): number[] {
  return completions(points, length, (window) =>
    window.every((point) => point.sigma !== undefined && beyondSigmas(point, 1) === 0),
  );
}

/** So many points in a row further than 1 sigma from the center, some above it and some below. */
export function outside(points: readonly RulePoint[], length: number): number[] {
  return completions(points, length, (window) => {
    const sides = window.map((point) => beyondSigmas(point, 1));
    return !sides.includes(0) && sides.includes(1) && sides.includes(-1);
  });
}

/**
 * For each point the rule of the lowest number that it completes, undefined where it completes none.
 *
 * @param rules by their numbers, from 1
 */
export function lowestRule<const Rule>(
  points: readonly RulePoint[],
  rules: readonly (readonly [Rule, (points: readonly RulePoint[]) => number[]])[],
): (Rule | undefined)[] {
  const found = new Array<Rule | undefined>(points.length).fill(undefined);
  for (const [rule, apply] of rules.toReversed()) for (const index of apply(points)) found[index] = rule;
  return found;
}

function completions(points: readonly RulePoint[], length: number, completes: Completes): number[] {
  return judgedParts(points).flatMap((judged) =>
    judged.flatMap(({ index }, last) =>
      last >= length - 1 && completes(judged.slice(last - length + 1, last + 1)) ? [index] : [],
    ),
  );
}

/** 1 up, -1 down, 0 level, from each point to the next. */
function stepsOf(points: readonly Judged[]): Side[] {
  return points.slice(1).map(({ value }, index) => side(value, points[index]?.value ?? value));
}
