/**
 * The largest boxes that a run chart of pure chance stays in, by useful points from 10 to 100 (Anhøj and Wentzel-Larsen
 * 2020, "Smooth operator", PLoS ONE 15(6)). The best box is that of at least so many crossings and at most so long a
 * run which chance keeps to in 92.5% of charts or more, and a lasting shift by 0.8 standard deviations least. The cut
 * box is the best box without what can be cut from the two sides that meet at its worst corner, as long as chance keeps
 * to it so often.
 */
export type BoxLimits = {
  /** Fewest crossings. */
  crossings: number;
  /** Longest run. */
  run: number;
  /**
   * At the fewest crossings, the longest run, and at the longest run, the fewest crossings, where the corner is cut.
   */
  cut: { crossings: number; run: number } | undefined;
};

const FIRST = 10;

const CROSSINGS = [
  2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 7, 6, 6, 6, 6, 9, 9, 9, 10, 11, 11, 11, 11, 11, 12, 13, 14, 13, 15, 15, 15, 14, 14,
  17, 17, 17, 17, 19, 19, 19, 19, 19, 21, 21, 21, 21, 23, 23, 23, 23, 23, 25, 25, 26, 26, 27, 27, 27, 28, 29, 29, 29,
  30, 30, 31, 31, 31, 32, 33, 33, 33, 34, 33, 35, 35, 35, 35, 37, 37, 38, 37, 39, 39, 39, 39, 39, 41, 41, 42, 41,
];

const RUN = [
  6, 7, 6, 6, 6, 7, 8, 7, 7, 7, 7, 8, 7, 7, 7, 7, 9, 8, 8, 8, 10, 9, 8, 8, 8, 8, 9, 10, 8, 11, 9, 9, 8, 8, 10, 9, 9, 9,
  12, 10, 9, 9, 9, 11, 10, 9, 9, 12, 10, 10, 9, 9, 11, 10, 11, 10, 12, 10, 10, 11, 14, 11, 10, 11, 10, 12, 11, 10, 11,
  13, 11, 10, 11, 10, 11, 11, 10, 10, 12, 11, 12, 10, 13, 11, 11, 10, 10, 12, 11, 12, 10,
];

/** 0 where nothing can be cut. */
const CUT_CROSSINGS = [
  3, 4, 0, 0, 0, 6, 6, 0, 6, 6, 0, 0, 7, 7, 7, 0, 10, 10, 11, 0, 12, 14, 0, 12, 13, 0, 15, 0, 0, 0, 0, 17, 0, 0, 0, 0,
  19, 20, 20, 21, 0, 21, 21, 23, 23, 0, 23, 25, 24, 26, 0, 24, 27, 27, 27, 27, 29, 0, 29, 29, 30, 31, 30, 31, 0, 32, 34,
  33, 33, 37, 35, 0, 36, 36, 0, 38, 36, 38, 38, 39, 0, 39, 41, 40, 42, 0, 41, 42, 44, 43, 42,
];

const CUT_RUN = [
  5, 6, 0, 0, 0, 6, 7, 0, 6, 5, 0, 0, 6, 6, 6, 0, 7, 7, 7, 0, 9, 8, 0, 7, 7, 0, 8, 0, 0, 0, 0, 8, 0, 0, 0, 0, 8, 7, 11,
  9, 0, 8, 7, 9, 8, 0, 8, 11, 9, 8, 0, 8, 9, 9, 10, 9, 10, 0, 8, 8, 13, 9, 9, 10, 0, 9, 8, 9, 8, 11, 9, 0, 10, 7, 0, 8,
  9, 8, 10, 9, 0, 9, 12, 10, 8, 0, 8, 9, 9, 10, 9,
];

/**
 * The limits for so many useful points; undefined outside 10 to 100, for which none were published. Agrees with
 * `qicharts2::qic(method = "bestbox")` and `(method = "cutbox")`.
 *
 * @example boxLimits(34) // { crossings: 11, run: 8, cut: { crossings: 13, run: 7 } }
 */
export function boxLimits(useful: number): BoxLimits | undefined {
  const [crossings, run] = [CROSSINGS[useful - FIRST], RUN[useful - FIRST]];
  if (crossings === undefined || run === undefined) return undefined;
  const cut = { crossings: CUT_CROSSINGS[useful - FIRST] ?? 0, run: CUT_RUN[useful - FIRST] ?? 0 };
  return { crossings, run, cut: cut.crossings > 0 ? cut : undefined };
}
