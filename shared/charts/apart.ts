/** Something of a height that would stand at `at`, the upper edge of its space, in pixels. */
type Wanted = { at: number; height: number };

/**
 * Places labels near to where they would stand so that none covers another: the first stays, each next one moves as
 * little as it must. All stay above `bottom` where that is possible.
 * @returns the upper edges, in the order of the labels
 *
 * @example apart([{ at: 50, height: 20 }, { at: 60, height: 20 }], 200) // [50, 70]
 */
export function apart(wanted: readonly Wanted[], bottom: number): number[] {
  const placed: Wanted[] = [];
  for (const { at, height } of wanted) {
    const free = [at, ...placed.flatMap((other) => [other.at + other.height, other.at - height])]
      .filter((edge) => placed.every((other) => edge + height <= other.at || edge >= other.at + other.height))
      .toSorted((one, two) => Math.abs(one - at) - Math.abs(two - at));
    const within = free.find((edge) => edge >= 0 && edge + height <= bottom);
    placed.push({ at: within ?? free[0] ?? at, height });
  }
  return placed.map(({ at }) => at);
}
