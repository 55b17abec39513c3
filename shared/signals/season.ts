import { type ObservedPoint, share } from './series.ts';

/** What each series would bring, apart from chance: its own level plus a season that all of them share. */
export type SeasonFit = {
  /** Levels, 0 to 1, in the order of the series; undefined for one without values. */
  levels: (number | undefined)[];
  /** By season, its distance from the level; they add up to 0. Seasons that no series has seen are absent. */
  shape: ReadonlyMap<number, number>;
  /** By season, the students that its distance was learned from. */
  students: ReadonlyMap<number, number>;
};

/** Enough for shares to settle to less than 1e-9: each round takes out what missing months left of the last. */
const ROUNDS = 50;
const SETTLED = 1e-10;

/**
 * Fits levels and one seasonal shape to the baselines of several series by least squares weighted by students (a two-way
 * additive fit, as R's `lm(share ~ series + season, weights = students)`), alternating between the two until they settle.
 * Which series come first does not matter. Without a full turn of seasons the shape says only what it saw.
 */
export function fitSeason(baselines: readonly (readonly ObservedPoint[])[]): SeasonFit {
  const students = new Map<number, number>();
  for (const point of baselines.flat()) {
    students.set(point.season, (students.get(point.season) ?? 0) + point.counts.denominator);
  }
  let shape: Map<number, number> = new Map();
  let levels = levelsOf(baselines, shape);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = shapeOf(baselines, levels, students);
    const moved = Math.max(0, ...[...next].map(([season, value]) => Math.abs(value - (shape.get(season) ?? 0))));
    shape = next;
    levels = levelsOf(baselines, shape);
    if (moved < SETTLED) break;
  }
  return { levels, shape, students };
}

function levelsOf(baselines: readonly (readonly ObservedPoint[])[], shape: ReadonlyMap<number, number>) {
  return baselines.map((points) => {
    let sum = 0;
    let students = 0;
    for (const point of points) {
      sum += (share(point) - (shape.get(point.season) ?? 0)) * point.counts.denominator;
      students += point.counts.denominator;
    }
    return students > 0 ? sum / students : undefined;
  });
}

function shapeOf(
  baselines: readonly (readonly ObservedPoint[])[],
  levels: readonly (number | undefined)[],
  students: ReadonlyMap<number, number>,
): Map<number, number> {
  const sums = new Map<number, number>();
  baselines.forEach((points, index) => {
    const level = levels[index] ?? 0;
    for (const point of points) {
      const sum = sums.get(point.season) ?? 0;
      sums.set(point.season, sum + (share(point) - level) * point.counts.denominator);
    }
  });
  const means = [...sums].map(([season, sum]): [number, number] => [season, sum / (students.get(season) ?? 1)]);
  const center = means.reduce((sum, [, value]) => sum + value, 0) / means.length;
  return new Map(means.map(([season, value]) => [season, value - center]));
}
