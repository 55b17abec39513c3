import { type BenchmarkBand, bandOf, wholePercent } from './benchmark-band.ts';
import { dibels8CutPoints } from './dibels8-cut-points.ts';

export type DibelsBand = BenchmarkBand;

/** The measures of DIBELS 8th Edition that have benchmark goals. */
export const dibelsMeasures = {
  COMPOSITE: 'composite',
  LNF: 'letter naming fluency',
  PSF: 'phonemic segmentation fluency',
  'NWF-CLS': 'nonsense words, correct letter sounds',
  'NWF-WRC': 'nonsense words, words recoded correctly',
  WRF: 'word reading fluency',
  'ORF-WC': 'oral reading fluency, words correct',
  'ORF-ACC': 'oral reading accuracy',
  MAZE: 'Maze',
} as const;
export type DibelsMeasure = keyof typeof dibelsMeasures;

/**
 * The benchmark band of a score by the goals of the assessment grade (`K`, `1` to `8`) and window (`BOY`, `MOY`, `EOY`).
 * Undefined where there is no goal, and for what is no score: negative, infinite or not a number. A score between two
 * bands belongs to the lower one. Reading accuracy is in percent, 0 to 100, and is rounded half up to whole percent
 * first, as the goals are.
 *
 * @example dibelsBand('NWF-WRC', 'K', 'BOY', 0) // 'below': this window has no lower band
 */
export function dibelsBand(measure: string, grade: string, window: string, score: number): BenchmarkBand | undefined {
  return bandOf(dibels8CutPoints[grade]?.[measure]?.[window], wholePercent(measure, score));
}

/**
 * Whether a gain between windows in a measure may be reported as growth: true for the raw measures given in the assessment
 * grade, never for the composite. The composite is scaled anew in each window and rises by construction: by 40 a window in
 * grades 1 and up, by 75 and 34 in kindergarten, for a class that stands still. False where the grade has no such measure.
 *
 * @example reportsGrowth('ORF-WC', '2') // true
 * @example reportsGrowth('COMPOSITE', '2') // false
 */
export function reportsGrowth(measure: string, grade: string): boolean {
  return measure !== 'COMPOSITE' && dibels8CutPoints[grade]?.[measure] !== undefined;
}
