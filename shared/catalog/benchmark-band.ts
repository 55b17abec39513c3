/** Where a score lies against the benchmark of its grade and window, from the lowest band up. */
export type BenchmarkBand = 'well-below' | 'below' | 'at' | 'above';

/** The least scores of the bands below, at and above; null where no score is above. Lower scores are well below. */
export type Goals = [below: number, at: number, above: number | null];

/** Goals by grade (`K`, `1` ...), measure and window (`BOY`, `MOY`, `EOY`). */
export type CutPoints = Record<string, Record<string, Record<string, Goals>>>;

/**
 * The band of a score. A score between two bands belongs to the lower one. Undefined without goals, and for what is no
 * score: negative, infinite or not a number.
 *
 * @example bandOf([280, 306, 332], 305.9) // 'below'
 */
export function bandOf(goals: Goals | undefined, score: number): BenchmarkBand | undefined {
  if (!goals || !Number.isFinite(score) || score < 0) return undefined;
  const [below, at, above] = goals;
  if (score < below) return 'well-below';
  if (score < at) return 'below';
  return above === null || score < above ? 'at' : 'above';
}

/** Reading accuracy in percent, rounded half up to whole percent as its goals are; other scores as they are. */
export function wholePercent(measure: string, score: number): number {
  return measure === 'ORF-ACC' ? Math.floor(score + 0.5) : score;
}

/** Whether a band meets the benchmark. */
export const isAtBenchmark = (band: BenchmarkBand): boolean => band === 'at' || band === 'above';
