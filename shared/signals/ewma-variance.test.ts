import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EwmaVariance } from './ewma-variance.ts';
import { INDEPENDENT, overlapAt, type Panel } from './panel.ts';

const LAMBDA = 0.2;
const SCHOOL: Panel = { icc: 0.3, overlap: [1, 0.83, 0.69] };

/** The same by the whole covariance matrix of all months. */
function byMatrix(panel: Panel, own: number, baseline: readonly number[], watched: readonly number[]): number {
  const weights = watched.map((_, month) => LAMBDA * (1 - LAMBDA) ** (watched.length - 1 - month));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const months = [
    ...baseline.map((year) => ({ year, weight: -all / baseline.length })),
    ...watched.map((year, month) => ({ year, weight: weights[month] ?? 0 })),
  ];
  let sum = 0;
  months.forEach((one, row) => {
    months.forEach((other, column) => {
      const shared = panel.icc * overlapAt(panel, one.year - other.year) + (row === column ? own : 0);
      sum += one.weight * other.weight * shared;
    });
  });
  return sum;
}

describe('EwmaVariance', () => {
  it('is the textbook one of independent values, with that of the baseline mean', () => {
    const variance = new EwmaVariance(LAMBDA, INDEPENDENT, 1, Array(24).fill(2022));
    for (let month = 1; month <= 12; month += 1) {
      const textbook = (LAMBDA / (2 - LAMBDA)) * (1 - (1 - LAMBDA) ** (2 * month));
      const ofBaseline = (1 - (1 - LAMBDA) ** month) ** 2 / 24;
      expect(variance.next(2024, 0)).toBeCloseTo(textbook + ofBaseline, 12);
    }
  });

  it('knows who is here: a year after two of a school', () => {
    const variance = new EwmaVariance(LAMBDA, SCHOOL, 0.7, [...Array(10).fill(2022), ...Array(10).fill(2023)]);
    const whoIsHere = 0.3 * (1 + (2 + 2 * 0.83) / 4 - (0.83 + 0.69));
    for (let month = 1; month <= 10; month += 1) {
      const weight = 1 - (1 - LAMBDA) ** month;
      const chance = (LAMBDA / (2 - LAMBDA)) * (1 - (1 - LAMBDA) ** (2 * month)) + weight ** 2 / 20;
      expect(variance.next(2024, 0)).toBeCloseTo(0.7 * chance + whoIsHere * weight ** 2, 12);
    }
  });

  it('is that of the covariance of all months, whatever months are there', () => {
    const year = fc.integer({ min: 2020, max: 2026 });
    const some = fc.array(year, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, some, (baseline, watched) => {
        const variance = new EwmaVariance(LAMBDA, SCHOOL, 0.7, baseline);
        const steps = watched.map((one) => variance.next(one, 0));
        expect(steps.at(-1)).toBeCloseTo(byMatrix(SCHOOL, 0.7, baseline, watched), 10);
      }),
    );
  });
});
