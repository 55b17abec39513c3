import { studentTTwoSidedP } from './student-t.ts';
import { summaryOf, type TwoGroups } from './two-groups.ts';

/** A correlation, -1 to 1, with its test against 0: t and the two-sided p. */
export type Correlation = { r: number; t: number; p: number };

/**
 * The point-biserial correlation of a yes/no (yes: `one`) with a value: Pearson's r with 1 and 0 for it, and its t, which
 * is that of Student's test with one variance for both groups. Undefined where a group is empty, there are fewer than
 * three values, or none varies. Agrees with R's `cor.test` and `t.test(var.equal = TRUE)`.
 *
 * @example pointBiserial({ one: [4, 5, 6], other: [1, 2, 3] }) // { r: 0.8783, t: 3.6742, p: 0.0213 }
 */
export function pointBiserial({ one, other }: TwoGroups): Correlation | undefined {
  const [yes, no] = [summaryOf(one), summaryOf(other)];
  const count = yes.count + no.count;
  if (yes.count === 0 || no.count === 0 || count < 3) return undefined;
  const between = (yes.mean - no.mean) * Math.sqrt((yes.count * no.count) / count);
  const within = yes.squares + no.squares;
  const all = Math.hypot(between, Math.sqrt(within));
  if (all === 0) return undefined;
  const t = (between / Math.sqrt(within)) * Math.sqrt(count - 2);
  return { r: between / all, t, p: studentTTwoSidedP(t, count - 2) };
}
