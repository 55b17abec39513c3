import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeScale } from './attribute-scale.ts';
import { dotRows, ROW, scatter } from './factor-dots.ts';
import type { Frame } from './plot.ts';

const frame: Frame = { left: 20, right: 420, top: 10, bottom: 178 };
const dot = fc.record({
  percent: fc.integer({ min: 200, max: 400 }).map((n) => n / 10),
  value: fc.integer({ min: 0, max: 1 }),
});
const dots = fc
  .array(dot, { minLength: 1, maxLength: 24 })
  .map((all) => all.map((one, at) => ({ ...one, id: `p${at}` })));

describe('rows of dots', () => {
  it('keep each at its share in its row, those with it above, and no two on one another', () => {
    fc.assert(
      fc.property(dots, (some) => {
        const { spots, x } = dotRows(some, frame);
        expect(spots).toHaveLength(some.length);
        for (const [at, spot] of spots.entries()) {
          expect(spot.x).toBe(x(spot.percent));
          expect(spot.open).toBe(spot.value === 0);
          expect(Math.floor((spot.y - frame.top) / ROW.height)).toBe(spot.open ? 1 : 0);
          const other = spots.slice(at + 1).find((one) => Math.hypot(one.x - spot.x, one.y - spot.y) < 1);
          // Seven of one share fill the height of a row.
          if (other) expect(some.filter(({ percent }) => Math.abs(x(percent) - spot.x) < 7).length).toBeGreaterThan(7);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the order of places', () => {
    fc.assert(
      fc.property(dots, (some) => {
        expect(dotRows(some.toReversed(), frame).spots).toEqual(dotRows(some, frame).spots);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a scatter', () => {
  const along = [
    { id: 'a', value: 30, percent: 40 },
    { id: 'b', value: 20, percent: 30 },
    { id: 'c', value: 40, percent: 50 },
  ];

  it('goes in order of the attribute, with the line of least squares', () => {
    const { spots, line, y } = scatter({ kind: 'share' }, along, frame);
    expect(spots.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(line?.y1).toBeCloseTo(y(30), 9);
    expect(line?.y2).toBeCloseTo(y(50), 9);
  });

  it('has no line where all places are alike', () => {
    expect(
      scatter(
        { kind: 'share' },
        along.map((one) => ({ ...one, value: 20 })),
        frame,
      ).line,
    ).toBeUndefined();
  });
});

describe('the scale of an attribute', () => {
  it('doubles at equal distances where it is logarithmic', () => {
    const { at, ticks } = attributeScale({ kind: 'number', scale: 'log' }, [100, 1600], [0, 400]);
    expect(at(400) - at(200)).toBeCloseTo(at(800) - at(400), 9);
    expect(ticks.map(({ text }) => text)).toEqual(['100', '200', '500', '1,000']);
    expect(attributeScale({ kind: 'number', scale: 'log' }, [610, 640], [0, 400]).ticks.length).toBeGreaterThan(1);
  });

  it('never leaves 0 to 100% for a share', () => {
    const { ticks } = attributeScale({ kind: 'share' }, [1, 99], [0, 400]);
    expect([ticks[0]?.text, ticks.at(-1)?.text]).toEqual(['0%', '100%']);
    expect(attributeScale({ kind: 'number' }, [3, 9], [0, 400]).ticks[0]?.text).toMatch(/^[0-3]$/);
  });
});
