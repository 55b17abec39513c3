import { describe, expect, it } from 'vitest';
import { isObserved, seriesPoint } from './series.ts';

describe('seriesPoint', () => {
  it.each([
    ['2026-02', { ordinal: 24313, season: 1, year: 2025 }],
    ['2025-09', { ordinal: 24308, season: 8, year: 2025 }],
    ['2025-26-MOY', { ordinal: 6076, season: 1, year: 2025 }],
    ['2025-26-YEAR', { ordinal: 2025, season: 0, year: 2025 }],
  ])('places %s in time, season and school year', (period, expected) => {
    expect(seriesPoint(period)).toMatchObject(expected);
  });

  it('gives a 53rd week the season of the last', () => {
    expect(seriesPoint('2026-W53').season).toBe(51);
  });
});

describe('isObserved', () => {
  it('takes no counts, and counts of nobody, for no value', () => {
    expect(isObserved(seriesPoint('2026-02'))).toBe(false);
    expect(isObserved(seriesPoint('2026-02', { numerator: 0, denominator: 0 }))).toBe(false);
    expect(isObserved(seriesPoint('2026-02', { numerator: 0, denominator: 12 }))).toBe(true);
  });
});
