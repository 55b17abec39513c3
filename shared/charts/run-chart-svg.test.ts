import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../api/shown-schema.ts';
import { type RunChartInput, runChartSvg } from './run-chart-svg.tsx';

const periods = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'];
const percents = [16.2, 18.1, 19.8, 21.9, 22.9, 24.1];
const share = (percent: number): ShownValue => ({ percent, numerator: percent * 10, denominator: 1000 });
const usualAt = (period: string, expected: number) => ({
  period,
  expected,
  range: [expected - 2, expected + 2] as [number, number],
});

const input: RunChartInput = {
  periods,
  values: new Map(periods.map((period, index) => [period, share(percents[index] ?? 0)])),
  usual: periods.map((period, index) => usualAt(period, 17 + index)),
  breaks: [],
  signals: new Map([
    ['2025-12', 'better'],
    ['2026-02', 'worse'],
  ]),
  label: 'Chronic absence at Highline rose to 24.1%',
};
const withValue = (period: string, value: ShownValue): RunChartInput => ({
  ...input,
  values: new Map([...input.values, [period, value]]),
});
const count = (svg: string, mark: string) => svg.split(mark).length - 1;

describe('runChartSvg', () => {
  const svg = runChartSvg(input);

  it('is 600 pixels wide, with text that has 9 where it is shown 320 wide', () => {
    const [, drawn] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
    expect(svg).toContain('width="600"');
    expect((12 * 320) / Number(drawn)).toBeGreaterThanOrEqual(9);
  });

  it('says the same of the same input', () => {
    expect(runChartSvg(structuredClone(input))).toBe(svg);
  });

  it('draws a diamond for a concern, a ring for an improvement, and dots for the others', () => {
    expect(count(svg, '<path class="signal"')).toBe(1);
    expect(count(svg, '<circle class="signal better"')).toBe(1);
    expect(count(svg, '<circle class="dot"')).toBe(4);
  });

  it('labels the latest value in its color, its period, and what is usual', () => {
    expect(svg).toMatch(/<text class="latest worse"[^>]*>24\.1%<\/text><text[^>]*>Feb 2026<\/text>/);
    expect(svg).toContain('>Usual 22.0%</text>');
  });

  it('draws a target and a threshold with their names, and has room for them', () => {
    expect(svg).not.toContain('class="level');
    const target = runChartSvg({ ...input, level: { kind: 'target', percent: 8 } });
    expect(target).toMatch(/<line class="level target"/);
    expect(target).toMatch(/>Target<\/text><text[^>]*>8\.0%</);
    expect(target).toContain('>5%</text>');
    expect(runChartSvg({ ...input, level: { kind: 'threshold', percent: 20 } })).toContain('>Threshold</text>');
  });

  it('draws the way to a target up to the latest period, and has room for it', () => {
    expect(svg).not.toContain('class="aim"');
    const aim = new Map([
      ['2026-01', 9],
      ['2026-02', 8],
      ['2026-03', 7],
    ]);
    const drawn = runChartSvg({ ...input, level: { kind: 'target', percent: 20 }, aim });
    expect(drawn).toMatch(/<path class="aim" d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+"/);
    expect(drawn).toContain('>5%</text>');
  });

  it('breaks line and band at a hidden value, and names the hatch', () => {
    const hidden = runChartSvg(withValue('2025-11', 'hidden'));
    for (const mark of ['class="series"', 'class="usual"', 'class="expected"']) {
      expect([count(svg, mark), count(hidden, mark)]).toEqual([1, 2]);
    }
    expect(count(hidden, 'class="hatch-box"')).toBe(2);
    expect(hidden).toContain('Hidden to protect students');
    expect(svg).not.toContain('hatch-box"');
  });

  it('draws a dashed box where nothing was received, and no value for it', () => {
    const values = new Map(input.values);
    values.delete('2026-01');
    const missing = runChartSvg({ ...input, values });
    expect(count(missing, '<rect class="not-received"')).toBe(2);
    expect(count(missing, 'class="usual"')).toBe(2);
    expect(missing).toContain('Not received');
  });

  it('draws an empty plot without periods', () => {
    const empty = runChartSvg({ ...input, periods: [], values: new Map() });
    expect(empty).toContain('class="axis"');
    for (const mark of ['class="dot', 'class="latest', 'class="usual"', 'class="series"']) {
      expect(empty).not.toContain(mark);
    }
  });

  it('shows two school years of months, and five of yearly values', () => {
    const years = ['2018', '2019', '2020', '2021', '2022', '2023'].map((year) => `${year}-${Number(year) - 1999}-YEAR`);
    const yearly = runChartSvg({ ...input, periods: years, values: new Map(years.map((year) => [year, share(61)])) });
    expect(count(yearly, 'class="dot"')).toBe(5);
    const months = ['2023-09', '2024-09', ...periods];
    const monthly = runChartSvg({ ...input, periods: months, values: new Map(months.map((at) => [at, share(20)])) });
    expect(monthly).not.toContain('2023–24');
    expect(monthly).toContain('2024–25');
  });
});

describe('a hidden value', () => {
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  const anything = fc.record({ expected: percent, signal: fc.constantFrom('worse', 'better', undefined) });

  it('leaves nothing by which to tell it, not even in the scale', () => {
    fc.assert(
      fc.property(fc.subarray(periods, { minLength: 1 }), anything, (hidden, { expected, signal }) => {
        const values = new Map([...input.values, ...hidden.map((period) => [period, 'hidden'] as const)]);
        const told = {
          ...input,
          values,
          usual: [...input.usual, ...hidden.map((period) => usualAt(period, expected))],
          signals: new Map([...input.signals, ...hidden.flatMap((at) => (signal ? [[at, signal] as const] : []))]),
        };
        const untold = {
          ...input,
          values,
          usual: input.usual.filter(({ period }) => !hidden.includes(period)),
          signals: new Map([...input.signals].filter(([period]) => !hidden.includes(period))),
        };
        expect(runChartSvg(told)).toBe(runChartSvg(untold));
      }),
    );
  });
});
