import { describe, expect, it } from 'vitest';
import { assumedWeeks, gainPerWeek } from './progress-gain.ts';

describe('the gain per week', () => {
  it('is the mean gain over the weeks between windows, with its interval', () => {
    // Gains of 16, 24 and 32 words over 16 weeks: 1, 1.5 and 2 a week.
    const gain = gainPerWeek({ count: 3, sum: 72, sumOfSquares: 256 + 576 + 1024 }, 16);
    expect(gain?.mean).toBe(1.5);
    expect(gain?.interval?.[0]).toBeCloseTo(1.5 - (4.302652729749464 * 0.5) / Math.sqrt(3), 12);
    expect(gain?.interval?.[1]).toBeCloseTo(1.5 + (4.302652729749464 * 0.5) / Math.sqrt(3), 12);
  });

  it('is undefined of nobody, and refuses no time', () => {
    expect(gainPerWeek({ count: 0, sum: 0, sumOfSquares: 0 }, 16)).toBeUndefined();
    expect(() => gainPerWeek({ count: 1, sum: 5, sumOfSquares: 25 }, 0)).toThrow(RangeError);
  });
});

describe('the weeks between windows', () => {
  it('are assumed within a school year only', () => {
    expect(assumedWeeks('2025-26-BOY', '2025-26-MOY')).toBe(16);
    expect(assumedWeeks('2025-26-BOY', '2025-26-EOY')).toBe(32);
    expect(assumedWeeks('2024-25-EOY', '2025-26-BOY')).toBeUndefined();
  });
});
