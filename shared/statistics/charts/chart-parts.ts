/** How the points of a chart are used. Points are counted from 0, in time order. */
export type ChartSettings = {
  /** Each part's center and limits come from its first so many points, and hold for all of it. By default from all. */
  freeze?: number | undefined;
  /**
   * A new part begins at each of these points, with a center and limits of its own. Others than inner points are
   * ignored.
   */
  split?: readonly number[] | undefined;
  /** Points that stay on the chart, and are compared with its limits, but take no part in center, sigma or runs. */
  exclude?: readonly number[] | undefined;
};

/** A stretch of a chart with a center and limits of its own. */
export type ChartRange = {
  /** Its first point. */
  from: number;
  /** The point after its last. */
  to: number;
  /** The points that take part, in order. */
  included: number[];
  /** Those of them that center and limits come from. */
  baseline: number[];
};

/**
 * The parts of a chart of `count` points, in order; none of no points. Agrees with `part`, `freeze` and `exclude` of
 * `qicharts2::qic`, and, where both are given, with `rebase` and `fix_after_n_points` of `NHSRplotthedots::ptd_spc`.
 *
 * @example chartParts(5, { split: [3], exclude: [1] })
 * // [{ from: 0, to: 3, included: [0, 2], baseline: [0, 2] }, { from: 3, to: 5, included: [3, 4], baseline: [3, 4] }]
 */
export function chartParts(
  count: number,
  { freeze = Number.POSITIVE_INFINITY, split = [], exclude = [] }: ChartSettings = {},
): ChartRange[] {
  if (count <= 0) return [];
  const inner = new Set(split.filter((point) => Number.isInteger(point) && point > 0 && point < count));
  const starts = [0, ...[...inner].sort((a, b) => a - b)];
  const left = new Set(exclude);
  return starts.map((from, part) => {
    const to = starts[part + 1] ?? count;
    const included = Array.from({ length: to - from }, (_, step) => from + step).filter((point) => !left.has(point));
    return { from, to, included, baseline: included.filter((point) => point - from < freeze) };
  });
}
