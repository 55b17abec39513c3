import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartParts } from './chart-parts.ts';
import { side } from './side.ts';

describe('parts of a chart', () => {
  it('begin where they are split, and leave out what is excluded', () => {
    expect(chartParts(5, { split: [3], exclude: [1] })).toEqual([
      { from: 0, to: 3, included: [0, 2], baseline: [0, 2] },
      { from: 3, to: 5, included: [3, 4], baseline: [3, 4] },
    ]);
  });

  it('are one where splits are at the borders or beyond them', () => {
    const [whole] = chartParts(4);
    expect(chartParts(4, { split: [0, 4, 5, -1, 1.5, Number.NaN] })).toEqual([whole]);
    expect(chartParts(0, { split: [0] })).toEqual([]);
  });

  it('take their baseline from their own first points, whatever of them is excluded', () => {
    const found = chartParts(6, { split: [3], freeze: 2, exclude: [0] });
    expect(found.map(({ baseline }) => baseline)).toEqual([[1], [3, 4]]);
  });

  it('hold every point once, in order, however the splits are given', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.array(fc.integer({ min: -2, max: 32 })), (count, split) => {
        const parts = chartParts(count, { split });
        expect(parts.flatMap(({ included }) => included)).toEqual(Array.from({ length: count }, (_, point) => point));
        expect(parts.every(({ from, to }) => from < to)).toBe(true);
        expect(chartParts(count, { split: [...split, ...split].toReversed() })).toEqual(parts);
      }),
    );
  });
});

describe('side of a line', () => {
  it('is on the line where only rounding parts the two', () => {
    expect(side(0.3, 0.1 + 0.2)).toBe(0);
    expect([side(2, 1), side(1, 2), side(0, 0)]).toEqual([1, -1, 0]);
    expect(side(1 + 1e-9, 1)).toBe(1);
  });
});
