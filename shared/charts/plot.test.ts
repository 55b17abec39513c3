import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../api/shown-schema.ts';
import { percentScale, plot, pointsScale, slotScale } from './plot.ts';
import { timeline } from './timeline.ts';

const frame = { left: 40, right: 440, top: 10, bottom: 210 };
const share = (percent: number): ShownValue => ({ percent, numerator: percent * 10, denominator: 1000 });

describe('plot', () => {
  const slots = timeline(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
  const x = slotScale(slots, frame);
  const values = new Map<string, ShownValue>([
    ['2025-09', share(16.2)],
    ['2025-10', share(18.1)],
    ['2025-11', 'hidden'],
    ['2025-12', share(21.9)],
    ['2026-02', share(24.1)],
  ]);
  const drawn = plot(slots, values, x, percentScale([16.2, 24.1], frame).y);

  it('breaks the line at hidden and missing values', () => {
    expect(drawn.segments.map((points) => points.map(({ percent }) => percent))).toEqual([
      [16.2, 18.1],
      [21.9],
      [24.1],
    ]);
  });

  it('breaks the line where a new edition begins', () => {
    const begun = plot(slots, values, x, percentScale([16.2, 24.1], frame).y, new Set(['2025-10']));
    expect(begun.segments.map((points) => points.length)).toEqual([1, 1, 1, 1]);
  });

  it('marks hidden and missing values differently', () => {
    expect(drawn.blanks.map(({ slot, kind }) => [slot.period, kind])).toEqual([
      ['2025-11', 'hidden'],
      ['2026-01', 'not-received'],
    ]);
  });

  it('draws from edge to edge, higher values higher up', () => {
    expect([drawn.points[0]?.x, drawn.points.at(-1)?.x]).toEqual([40, 440]);
    const heights = drawn.points.map(({ y }) => y);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  });
});

describe('percentScale', () => {
  it('stays within 0 and 100 and within the frame', () => {
    const { y, ticks } = percentScale([0.5, 99.8], frame);
    expect(ticks[0]).toBeGreaterThanOrEqual(0);
    expect(ticks.at(-1)).toBeLessThanOrEqual(100);
    for (const percent of [0.5, 99.8]) {
      expect(y(percent)).toBeGreaterThanOrEqual(frame.top);
      expect(y(percent)).toBeLessThanOrEqual(frame.bottom);
    }
  });

  it('has a scale even when all values are hidden', () => {
    expect(percentScale([], frame).ticks.length).toBeGreaterThan(1);
  });
});

describe('slotScale', () => {
  it('puts a single value at the right edge', () => {
    const slots = timeline(['2026-02']);
    expect(slots.map(slotScale(slots, frame))).toEqual([440]);
  });
});

describe('pointsScale', () => {
  it('holds 0 and all values, also below 0', () => {
    const up = pointsScale([6.2, 9.8], frame);
    expect([up.ticks[0], up.y(0)]).toEqual([0, frame.bottom]);
    expect(up.y(9.8)).toBeGreaterThanOrEqual(frame.top);
    const across = pointsScale([-3, 4], frame);
    expect(across.y(-3)).toBeLessThanOrEqual(frame.bottom);
    expect(across.y(0)).toBeLessThan(across.y(-3));
  });
});
