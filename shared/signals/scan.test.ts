import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from './scan.ts';
import type { Watched } from './watch.ts';

const chart = (id: string, z: number | undefined, ordinal = 7): Watched => ({
  id,
  points: [
    { ordinal, value: 25, expected: 20, range: [15, 25], residual: 5, signal: 'none', ...(z !== undefined && { z }) },
  ],
  verdict: { state: 'none', ordinal, detectable: 4 },
});
const found = (charts: Watched[]) => scan(charts, 7).map(({ id, standsOut }) => [id, standsOut]);

describe('a scan over many charts', () => {
  it('tells those that stand out among so many, the most unusual first', () => {
    const calm = Array.from({ length: 60 }, (_, index) => chart(`calm-${index}`, (index % 20) / 10 - 1));
    expect(found([...calm, chart('a', 2.2), chart('b', -4.5), chart('c', 3.8)]).slice(0, 4)).toEqual([
      ['b', true],
      ['c', true],
      ['a', false],
      ['calm-0', false],
    ]);
    // Alone, 2.2 standard errors are beyond chance.
    expect(found([chart('a', 2.2)])).toEqual([['a', true]]);
  });

  it('leaves aside what is not judged, and what is not of the period', () => {
    expect(found([chart('learning', undefined), chart('old', 9, 6)])).toEqual([]);
    expect(scan([], 7)).toEqual([]);
  });

  it('tells fewer or the same when more calm series are looked at, and does not depend on their order', () => {
    const z = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(fc.array(z, { maxLength: 30 }), fc.nat(30), (scores, more) => {
        const charts = scores.map((one, index) => chart(`s${index}`, one));
        const calm = Array.from({ length: more }, (_, index) => chart(`calm${index}`, 0));
        const out = (all: Watched[]) => scan(all, 7).filter(({ standsOut }) => standsOut).length;
        expect(out([...charts, ...calm])).toBeLessThanOrEqual(out(charts));
        expect(scan(charts.toReversed(), 7)).toEqual(scan(charts, 7));
      }),
    );
  });
});
