import { describe, expect, it } from 'vitest';
import { dispersions } from './noise.ts';
import { INDEPENDENT } from './panel.ts';

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

  it('is the square of sigma-z, with what the fit took given back, and widened as an estimate', () => {
    const square = (4 / 1.128) ** 2 * (24 / 23);
    const widened = (1 + (2.45 ** 2 + 1) / 4 / (0.605 * 23)) ** 2;
    expect(dispersions([series(2)], INDEPENDENT, 2.45)[0]).toBeCloseTo(square * widened, 9);
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
    expect(among).toBeGreaterThan((4 / 1.128) ** 2);
  });
});
