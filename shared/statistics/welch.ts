import type { Estimate } from './mover.ts';
import { studentTQuantile } from './student-t.ts';
import { summaryOf, type TwoGroups } from './two-groups.ts';

/**
 * The difference of two means, `one` less `other`, with its 95% interval by Welch's t, which takes no equal scatter for
 * granted. In the unit of the values. Undefined with fewer than two values in a group, or where neither group varies.
 * Agrees with R's `t.test`.
 *
 * @example welchDifference({ one: [4, 5, 6], other: [1, 2, 3] }) // { value: 3, interval: [0.733, 5.267] }
 */
export function welchDifference({ one, other }: TwoGroups): Estimate | undefined {
  const groups = [summaryOf(one), summaryOf(other)];
  if (groups.some(({ count }) => count < 2)) return undefined;
  const parts = groups.map(({ count, squares }) => squares / (count - 1) / count);
  const variance = parts.reduce((sum, part) => sum + part, 0);
  if (variance === 0) return undefined;
  const inverse = groups.reduce(
    (sum, { count }, index) => sum + ((parts[index] ?? 0) / variance) ** 2 / (count - 1),
    0,
  );
  const value = (groups[0]?.mean ?? 0) - (groups[1]?.mean ?? 0);
  const reach = studentTQuantile(0.025, 1 / inverse) * Math.sqrt(variance);
  return { value, interval: [value - reach, value + reach] };
}
