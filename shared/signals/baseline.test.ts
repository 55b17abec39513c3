import { describe, expect, it } from 'vitest';
import { findBaseline } from './baseline.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { FIRST, madeSeries, ofStudents } from './testing/made-series.ts';

const VALUE = { numerator: 5, denominator: 20 };
const values = (months: number) => Array<typeof VALUE | undefined>(months).fill(VALUE);

function lengths(counts: readonly (typeof VALUE | undefined)[], own = {}) {
  const found = findBaseline(madeSeries('', counts).points, own, DEFAULT_SETTINGS, 12);
  return 'more' in found ? found : [found.baseline.length, found.watched.length];
}

describe('findBaseline', () => {
  it('learns until there are 12 values, however many months that takes', () => {
    expect(lengths([])).toEqual({ more: 12 });
    expect(lengths([...values(5), undefined, undefined, ...values(5)])).toEqual({ more: 2 });
    expect(lengths(values(12))).toEqual([12, 0]);
  });

  it('takes the first 12 values until two years have passed, then the two years', () => {
    expect(lengths(values(20))).toEqual([12, 8]);
    expect(lengths(values(24))).toEqual([12, 12]);
    expect(lengths(values(25))).toEqual([24, 1]);
    expect(lengths([...values(10), undefined, undefined, ...values(10), undefined, undefined, ...values(3)])).toEqual([
      20, 3,
    ]);
  });

  it('stays where it was frozen, and starts anew where it was split', () => {
    expect(lengths(values(40), { through: FIRST + 13 })).toEqual([14, 26]);
    expect(lengths(values(40), { from: FIRST + 10, through: FIRST + 29 })).toEqual([20, 10]);
    expect(lengths(values(40), { from: FIRST + 30 })).toEqual({ more: 2 });
  });

  it('does not freeze an edition by the baseline of an earlier one', () => {
    expect(lengths(values(40), { through: FIRST - 1 })).toEqual([24, 16]);
  });

  it('leaves out what was excluded, from baseline and chart', () => {
    expect(lengths(values(40), { through: FIRST + 19, exclude: [FIRST + 3, FIRST + 30] })).toEqual([19, 19]);
  });

  it('takes nobody counted for no value', () => {
    expect(lengths(ofStudents(0, [0, 0]))).toEqual({ more: 12 });
  });
});
