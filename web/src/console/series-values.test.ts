import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../../../shared/api/series.ts';
import { dimensionsOf, valuesOf } from './series-values.ts';

const at = (period: string, ...groups: string[]): SeriesView['points'][number] => ({
  period,
  label: period,
  groups: Object.fromEntries(groups.map((group) => [group, 'hidden'])),
  reported: 0,
  expected: 0,
});
const series: SeriesView = {
  indicator: { id: 'a', name: 'A', betterWhen: 'lower', edition: '', source: '' },
  place: { id: 'b', name: 'B', kind: 'school' },
  points: [
    at('2026-01', 'all', 'grade:10', 'grade:2', 'low_income:no'),
    at('2026-02', 'all', 'low_income:not_reported', 'low_income:yes', 'grade:K'),
  ],
  breaks: [],
  notes: [],
  chart: { points: [], verdict: { state: 'learning', more: 3 } },
  gaps: [],
};

describe('dimensionsOf', () => {
  it('orders groups as people read them, without all students', () => {
    const dimensions = dimensionsOf(series);
    expect(dimensions.get('grade')).toEqual(['grade:2', 'grade:10', 'grade:K']);
    expect(dimensions.get('low_income')).toEqual(['low_income:yes', 'low_income:no', 'low_income:not_reported']);
    expect(dimensions.has('all')).toBe(false);
  });
});

describe('valuesOf', () => {
  it('leaves out periods without the group', () => {
    expect([...valuesOf(series, 'grade:K')]).toEqual([['2026-02', 'hidden']]);
  });
});
