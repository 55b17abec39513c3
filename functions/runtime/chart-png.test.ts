import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../../shared/api/shown-schema.ts';
import { type RunChartInput, runChartSvg } from '../../shared/charts/run-chart-svg.tsx';
import { chartPng } from './chart-png.ts';
import { decodePng, type Pixels } from './testing/decode-png.ts';

const share = (percent: number): ShownValue => ({ percent, numerator: percent * 10, denominator: 1000 });
const chart: RunChartInput = {
  periods: ['2025-12', '2026-01', '2026-02'],
  values: new Map<string, ShownValue>([
    ['2025-12', share(20)],
    ['2026-01', 'hidden'],
    ['2026-02', share(24)],
  ]),
  usual: [],
  breaks: [],
  signals: new Map([['2026-02', 'worse']]),
  label: 'A chart',
};

/** The colors between two edges, in shares of the picture's width. */
function colorsBetween({ width, height, at }: Pixels, from: number, to: number): Set<string> {
  const found = new Set<string>();
  for (let x = Math.round(from * width); x < to * width; x += 1) {
    for (let y = 0; y < height; y += 1) found.add(at(x, y));
  }
  return found;
}

describe('chartPng', async () => {
  const svg = runChartSvg(chart);
  const png = await chartPng(svg);
  const picture = decodePng(png);

  it('is twice as large as the chart is shown, on paper', () => {
    const [, height] = /height="(\d+)" role/.exec(svg) ?? [];
    expect(picture.width).toBe(1200);
    expect(Math.abs(picture.height - 2 * Number(height))).toBeLessThanOrEqual(1);
    expect(picture.at(0, 0)).toBe('#ffffff');
  });

  it('has its marks, and its texts in their colors', () => {
    expect(colorsBetween(picture, 0.7, 0.79)).toContain('#d05f0e');
    const labels = colorsBetween(picture, 0.8, 1);
    expect(labels).toContain('#9c4208');
    expect(labels).toContain('#474c56');
  });

  it('has nothing but hatch, grid and axis where a value is hidden', () => {
    const { width } = picture;
    const middle = (46 + 326) / 2 / 424;
    const hidden = colorsBetween(picture, middle - 20 / width, middle + 20 / width);
    expect(hidden).toContain('#bdb8ac');
    for (const color of ['#1b1d22', '#d05f0e', '#e8e5de']) expect(hidden).not.toContain(color);
  });

  it('gives the same bytes for the same chart', async () => {
    expect(Buffer.from(await chartPng(svg)).equals(Buffer.from(png))).toBe(true);
  });

  it('says what is wrong with what is no SVG', async () => {
    await expect(chartPng('not a picture')).rejects.toThrow();
    expect((await chartPng(svg)).length).toBe(png.length);
  });
});
