import type { ReleasedCell } from '../disclosure/release.ts';
import type { Counts } from '../measures/measure.ts';
import type { ShownValue } from './partner.ts';

/**
 * A published cell as people see it: its share in percent with one decimal, rounded once, half up, from counts.
 * `none` without a cell or without students; `hidden` stays hidden.
 *
 * @example shownValue({ numerator: 1, denominator: 16 }) // { percent: 6.3, numerator: 1, denominator: 16 }
 */
export function shownValue(cell: ReleasedCell | undefined): ShownValue {
  if (cell === 'hidden') return 'hidden';
  if (!hasShare(cell)) return 'none';
  return { percent: tenths(cell.numerator, cell.denominator), ...cell };
}

/**
 * `to` minus `from` in percentage points with one decimal, rounded once from counts, half away from zero, so that a
 * rise and the same fall differ by their sign only. Undefined unless both are shown.
 *
 * @example pointsBetween({ numerator: 1, denominator: 4 }, { numerator: 1, denominator: 3 }) // 8.3
 */
export function pointsBetween(from: ReleasedCell | undefined, to: ReleasedCell | undefined): number | undefined {
  if (!hasShare(from) || !hasShare(to)) return undefined;
  const numerator = to.numerator * from.denominator - from.numerator * to.denominator;
  return numerator === 0 ? 0 : Math.sign(numerator) * tenths(Math.abs(numerator), to.denominator * from.denominator);
}

function hasShare(cell: ReleasedCell | undefined): cell is Counts {
  return typeof cell === 'object' && cell.denominator > 0;
}

/** Percent to the nearest tenth in whole numbers, so that no binary fraction tips a half. */
function tenths(numerator: number, denominator: number): number {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  return Number((top * 2000n + bottom) / (bottom * 2n)) / 10;
}
