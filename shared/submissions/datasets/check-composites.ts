import { dibels8Composite } from '../../catalog/dibels8-composite.ts';
import { DIBELS_8_EDITION } from '../../catalog/dibels8-cut-points.ts';
import type { AssessmentBlock } from '../block.ts';

/**
 * Compares the composites of a block with what their parts give, where all parts are there. A composite that differs by a
 * point or more is counted, and stays as it was sent: the testing system knows rules of discontinuing that we do not.
 */
export function checkComposites(block: AssessmentBlock, window: string): { checked: number; differ: number } {
  const columns = new Map(block.scores.map(({ measure, values }) => [measure, values]));
  const sent = columns.get('COMPOSITE');
  const found = { checked: 0, differ: 0 };
  if (!sent || block.edition !== DIBELS_8_EDITION) return found;
  for (const [row, composite] of sent.entries()) {
    if (Number.isNaN(composite)) continue;
    const grade = block.gradeValues[block.grades[row] ?? 0] ?? '';
    const computed = dibels8Composite(grade, window, (measure) => columns.get(measure)?.[row]);
    if (computed === undefined) continue;
    found.checked += 1;
    if (Math.abs(composite - computed) >= 1) found.differ += 1;
  }
  return found;
}
