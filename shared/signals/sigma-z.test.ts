import { describe, expect, it } from 'vitest';
import { dispersions } from './noise.ts';
import { INDEPENDENT } from './panel.ts';
import { sigmaZ } from './sigma-z.ts';

describe('sigmaZ', () => {
  it('is the mean moving range over 1.128', () => {
    expect(sigmaZ([0, 1, -1, 0])).toBeCloseTo(4 / 3 / 1.1283791670955126, 12);
  });

  it('gives back what fitted parameters took', () => {
    expect(sigmaZ([0, 1, -1, 0], 2)).toBeCloseTo((Math.SQRT2 * 4) / 3 / 1.1283791670955126, 12);
  });

  it('is unknown from one score', () => {
    expect(sigmaZ([1])).toBeUndefined();
  });
});

const series = (spread: number) => ({
  fitted: 1,
  baseline: Array.from({ length: 24 }, (_, month) => ({
    ordinal: month,
    year: 2022,
    residual: month % 2 === 0 ? spread : -spread,
    variance: 1,
    uncertainty: 0,
  })),
});

describe('dispersions', () => {
  it('is never below 1', () => {
    expect(dispersions([series(0.1)], INDEPENDENT, 2.45)).toEqual([1]);
  });

  it('is larger for students who stay, since they leave less to chance', () => {
    const [independent = 0] = dispersions([series(2)], INDEPENDENT, 2.45);
    const [staying = 0] = dispersions([series(2)], { icc: 0.5, overlap: [1] }, 2.45);
    expect(staying).toBeCloseTo(2 * independent, 10);
  });

  it('is surer among many series than of one alone', () => {
    const [alone = 0] = dispersions([series(2)], INDEPENDENT, 2.45);
    const [among = 0] = dispersions(Array(60).fill(series(2)), INDEPENDENT, 2.45);
    expect(among).toBeLessThan(alone);
    expect(among).toBeGreaterThan(sigmaZ([2, -2, 2]) ?? 0);
  });
});
