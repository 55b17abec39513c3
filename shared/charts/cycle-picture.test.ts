import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../api/shown-schema.ts';
import { type CycleChartData, CyclePicture } from './cycle-picture.tsx';
import { EffectPlot } from './effect-plot.tsx';
import { slotScale } from './plot.ts';
import { svgText } from './svg-text.ts';
import { timeline } from './timeline.ts';

const share = (percent: number): ShownValue => ({ percent, numerator: percent, denominator: 100 });
const periods = ['2024-25-BOY', '2024-25-MOY', '2024-25-EOY', '2025-26-BOY', '2025-26-MOY', '2025-26-EOY'];
const data: CycleChartData = {
  test: new Map(periods.slice(0, 5).map((period, index) => [period, share(36 + 2 * index)])),
  comparison: new Map(periods.slice(0, 5).map((period) => [period, share(40)])),
  expected: new Set(periods.slice(0, 5)),
  breaks: [],
  signals: new Map([['2025-26-MOY', 'better']]),
  events: [
    { kind: 'start', day: '2025-10-06', notBefore: '2025-26-BOY', text: 'Starts' },
    { kind: 'review', day: '2026-01-23', text: 'Review 1' },
  ],
  path: [
    { period: '2024-25-EOY', value: 47 },
    { period: '2025-26-EOY', value: 58 },
  ],
  forecast: { period: '2025-26-EOY', value: 54, interval: [49, 59] },
  labels: { test: 'Test', comparison: 'Comparison', aim: 'Aim 58%', forecast: 'Forecast 54%' },
};
const frame = { left: 40, right: 400, top: 60, bottom: 240 };
const slots = timeline(periods);
const draw = (change: Partial<CycleChartData> = {}) =>
  svgText(createElement(CyclePicture, { ...data, ...change, slots, frame, x: slotScale(slots, frame) }));
const count = (svg: string, mark: string) => svg.split(mark).length - 1;

describe('CyclePicture', () => {
  const svg = draw();

  it('tells both arms apart by weight, breaks at the summer, and marks what improved', () => {
    expect(count(svg, 'class="series"')).toBe(2);
    expect(count(svg, 'class="reference"')).toBe(2);
    expect(count(svg, 'class="signal better"')).toBe(1);
    expect(svg).toMatch(/<text class="latest better"[^>]*>Test 44\.0%</);
  });

  it('draws the way to the aim, the forecast with its interval, the start and the review', () => {
    for (const mark of ['aim', 'forecast', 'whisker', 'event start', 'event review', 'flag']) {
      expect(count(svg, `class="${mark}"`)).toBe(1);
    }
    for (const word of ['Starts', 'Review 1', 'Aim 58%', 'Forecast 54%', 'Comparison 40.0%']) {
      expect(svg).toContain(`>${word}</text>`);
    }
  });

  it('has a mark of full height for what is hidden or missing, and none for what is still to come', () => {
    expect(count(svg, 'not-received')).toBe(0);
    const test = new Map(data.test).set('2025-26-BOY', 'hidden');
    test.delete('2024-25-MOY');
    const broken = draw({ test });
    expect(count(broken, 'class="hatch-box"')).toBe(1);
    expect(count(broken, 'class="not-received"')).toBe(1);
    expect(count(broken, 'class="series"')).toBe(3);
  });

  it('tells of a hidden value by its mark alone', () => {
    const hide = (percent: number) => {
      const test = new Map(data.test).set('2024-25-MOY', share(percent)).set('2024-25-MOY', 'hidden');
      return draw({ test });
    };
    expect(hide(1)).toBe(hide(99));
  });

  it('leaves out the words of events that have no room, not their lines', () => {
    const events = Array.from({ length: 20 }, (_, day) => ({
      kind: 'review' as const,
      day: `2026-01-${String(day + 1).padStart(2, '0')}`,
      text: `Review ${day + 1}`,
    }));
    const crowded = draw({ events });
    expect(count(crowded, 'class="event review"')).toBe(20);
    expect(count(crowded, '>Review ')).toBeLessThan(4);
  });
});

describe('EffectPlot', () => {
  const plot = (finding: 'better' | 'worse' | 'unclear') =>
    svgText(createElement(EffectPlot, { value: 6.8, interval: [1.3, 12.3], finding, rule: 5, width: 280 }));

  it('has zero solid, the rule dashed, the interval thick and the point in the shape of the finding', () => {
    expect(count(plot('better'), 'class="zero"')).toBe(1);
    expect(count(plot('better'), 'class="level"')).toBe(1);
    expect(count(plot('better'), 'class="effect better"')).toBe(1);
    expect(plot('better')).toContain('<circle class="signal better"');
    expect(plot('worse')).toContain('<path class="signal"');
    expect(plot('unclear')).toContain('<circle class="dot"');
  });
});
