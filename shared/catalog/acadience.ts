import { acadienceCutPoints } from './acadience-cut-points.ts';
import { type BenchmarkBand, bandOf, wholePercent } from './benchmark-band.ts';

/** The measures of Acadience Reading (DIBELS Next) that have benchmark goals. */
export const acadienceMeasures = {
  COMPOSITE: 'Reading Composite Score',
  FSF: 'first sound fluency',
  PSF: 'phoneme segmentation fluency',
  'NWF-CLS': 'nonsense words, correct letter sounds',
  'NWF-WWR': 'nonsense words, whole words read',
  'ORF-WC': 'oral reading fluency, words correct',
  'ORF-ACC': 'oral reading accuracy',
  RETELL: 'retell',
  'RETELL-QUALITY': 'retell, quality of response',
  'MAZE-ADJ': 'Maze (Daze), adjusted',
} as const;
export type AcadienceMeasure = keyof typeof acadienceMeasures;

/**
 * The benchmark band of an Acadience Reading score by the goals of grade (`K`, `1` to `6`) and window. As for DIBELS 8,
 * undefined where there is no goal or no score, and accuracy is in percent, rounded half up first. A quality of retell
 * below 1 is no rating.
 *
 * @example acadienceBand('COMPOSITE', '3', 'EOY', 330) // 'at'
 */
export function acadienceBand(
  measure: string,
  grade: string,
  window: string,
  score: number,
): BenchmarkBand | undefined {
  if (measure === 'RETELL-QUALITY' && score < 1) return undefined;
  return bandOf(acadienceCutPoints[grade]?.[measure]?.[window], wholePercent(measure, score));
}
