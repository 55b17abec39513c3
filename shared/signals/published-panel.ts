import { estimatePanel, type SharedStudents, type StudentPairs } from './estimate-panel.ts';
import type { Panel } from './panel.ts';

/** Fewer students in both periods tell the correlation too vaguely. */
const LEAST_STUDENTS = 200;
/** Finer would only wobble from month to month, and tell more of the students than a chart needs. */
const STEP = 0.05;

/**
 * The panel of a region as it may be published: over all places together, in steps of 0.05. The one thing that charts use
 * and that is not made from shown counts. Undefined where too few students are linked.
 *
 * @example // 600 students, of whom 450 were there in both months, and alike as 0.31: { icc: 0.3, overlap: [0.75] }
 */
export function publishedPanel(pairs: readonly StudentPairs[], shared: readonly SharedStudents[]): Panel | undefined {
  const students = shared.reduce((sum, one) => sum + one.shared, 0);
  const panel = students < LEAST_STUDENTS ? undefined : estimatePanel(pairs, shared);
  return panel && { icc: inSteps(panel.icc), overlap: panel.overlap.map(inSteps) };
}

const inSteps = (value: number) => Math.round(value / STEP) / Math.round(1 / STEP);
