import { describe, expect, it } from 'vitest';
import { dayScale } from './day-scale.ts';
import { timeline } from './timeline.ts';

describe('dayScale', () => {
  const scale = dayScale(timeline(['2025-11', '2025-12', '2026-01']), ({ at }) => 100 * at);

  it('has each period at its last day, and days between them in between', () => {
    expect(scale('2025-12-31')).toBe(100);
    expect(scale('2026-01-31')).toBe(200);
    expect(scale('2026-01-16')).toBeCloseTo(100 + (100 * 16) / 31, 10);
  });

  it('never leaves the axis', () => {
    expect(scale('2024-01-01')).toBe(0);
    expect(scale('2027-01-01')).toBe(200);
    expect(dayScale([], () => 5)('2026-01-01')).toBe(0);
  });
});
