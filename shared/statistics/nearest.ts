/** One of many points: where it stands among them, and how far it is. */
export type Neighbour = { index: number; distance: number };

/**
 * The `count` points nearest to the one at `own`, itself left out, the nearest first: by Euclidean distance, in the unit of
 * the coordinates, and of two as far the one that comes first. All others where they are fewer. On standard scores it agrees
 * with the k nearest neighbours of R's `dist(scale(x))`.
 *
 * @throws RangeError where there is no such point, or points have different numbers of coordinates
 * @example nearest([[0, 0], [3, 4], [1, 0]], 0, 1) // [{ index: 2, distance: 1 }]
 */
export function nearest(points: readonly (readonly number[])[], own: number, count: number): Neighbour[] {
  const from = points[own];
  if (!from) throw new RangeError(`There is no point ${own} among ${points.length}.`);
  return points
    .map((point, index) => ({ index, distance: distanceBetween(from, point) }))
    .filter(({ index }) => index !== own)
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, count);
}

function distanceBetween(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError('Points have different numbers of coordinates.');
  return Math.hypot(...a.map((value, at) => value - (b[at] as number)));
}
