import type { Attribute } from '../catalog/attribute.ts';
import { summaryOf } from '../statistics/two-groups.ts';

/** How attributes are laid on a straight line, and by which distance on it a difference is told. */
export type Step = {
  /** 10 points of a share, twice as many of what is compared by its logarithm, or so many of its unit. */
  kind: 'ten-points' | 'doubling' | 'units';
  /** Of `units`, how many; 1 otherwise. */
  size: number;
};

/**
 * The step of an attribute that says something of these places: of a plain number, the power of ten at or below its
 * standard deviation, so that it is neither a dollar nor a million.
 */
export function stepOf({ kind, scale }: Pick<Attribute, 'kind' | 'scale'>, values: readonly number[]): Step {
  if (kind === 'share') return { kind: 'ten-points', size: 1 };
  if (scale === 'log') return { kind: 'doubling', size: 1 };
  const { count, squares } = summaryOf(values);
  const deviation = Math.sqrt(squares / Math.max(1, count - 1));
  return { kind: 'units', size: deviation > 0 ? 10 ** Math.floor(Math.log10(deviation)) : 1 };
}

/** A value in steps from zero: shares from 0 to 1, log-scaled numbers above 0. */
export function inSteps(value: number, { kind, size }: Step): number {
  if (kind === 'ten-points') return value * 10;
  return kind === 'doubling' ? Math.log2(value) : value / size;
}
