import type { Dataset } from '../../catalog/dataset.ts';

/** What makes a file suspicious. */
export const SUSPICION = {
  /**
   * Fewer, more or other students (rows, of counts) are odd above both: so many, and this share of those before. Figures
   * of the partnership's own requirement: more than 10 rows and more than 10%.
   */
  students: 10,
  share: 0.1,
  /**
   * The same share for other students than a year before: classes leave and enter, one in six of an elementary school and
   * one in three of a middle school, so that only ids of another kind are meant.
   */
  shareAcrossYears: 0.5,
  /**
   * A value is odd so many standard deviations from the mean of its series (Shewhart's limits). It must also have moved
   * from the last value as far as the upper limit of a chart of moving ranges (`D4`), which a slow drift or a season does
   * not.
   */
  sigma: 3,
} as const;

/**
 * Datasets whose files are compared with the period before. Weekly probes are of other students each week, and are not.
 */
export const COMPARED: ReadonlySet<Dataset> = new Set<Dataset>(['attendance', 'assessment', 'counts']);
