import type { Panel } from './panel.ts';

/** The same students of one place in two different months: in how many of the two they meet the definition. */
export type StudentPairs = { both: number; firstOnly: number; secondOnly: number; neither: number };

/** How many students two months of one place have in common, and how many each has. */
export type SharedStudents = { yearsApart: number; shared: number; earlier: number; later: number };

/** Above this, hardly anything would change from month to month, and the estimate is rather of too few students. */
const MOST = 0.95;

/**
 * The intraclass correlation of one student's values in two months, 0 to 0.95, pooled over places and pairs of months:
 * covariance over variance within each pair of months, so that neither differences between places nor a change between
 * the months count as likeness. (The phi coefficient, Yule 1912, pooled; for one table it is R's `psych::phi`.) Undefined
 * when no pair of months has two students who differ.
 *
 * @example estimateIcc([{ both: 10, firstOnly: 10, secondOnly: 10, neither: 70 }]) // 0.375
 */
export function estimateIcc(pairs: readonly StudentPairs[]): number | undefined {
  let covariance = 0;
  let variance = 0;
  for (const { both, firstOnly, secondOnly, neither } of pairs) {
    const students = both + firstOnly + secondOnly + neither;
    if (students < 2) continue;
    const first = (both + firstOnly) / students;
    const second = (both + secondOnly) / students;
    covariance += both - students * first * second;
    variance += students * Math.sqrt(first * (1 - first) * second * (1 - second));
  }
  return variance > 0 ? Math.min(MOST, Math.max(0, covariance / variance)) : undefined;
}

/**
 * The shares of students that two months have in common, by the years between them: shared students over the geometric
 * mean of the two sizes, pooled over places and pairs of months. It ends at the first distance without data.
 *
 * @example estimateOverlap([{ yearsApart: 0, shared: 58, earlier: 60, later: 60 }]) // [0.9667]
 */
export function estimateOverlap(links: readonly SharedStudents[]): number[] {
  const sums: { shared: number; of: number }[] = [];
  for (const { yearsApart, shared, earlier, later } of links) {
    const sum = sums[yearsApart] ?? { shared: 0, of: 0 };
    sums[yearsApart] = sum;
    sum.shared += shared;
    sum.of += Math.sqrt(earlier * later);
  }
  const overlap: number[] = [];
  for (const sum of sums) {
    if (!sum || sum.of === 0) break;
    overlap.push(sum.shared / sum.of);
  }
  return overlap;
}

/** The panel behind linked records; undefined where they are too few to tell (then `cautiousPanel`). */
export function estimatePanel(pairs: readonly StudentPairs[], links: readonly SharedStudents[]): Panel | undefined {
  const icc = estimateIcc(pairs);
  const overlap = estimateOverlap(links);
  return icc === undefined || overlap.length === 0 ? undefined : { icc, overlap };
}
