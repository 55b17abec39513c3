import { describe, expect, it } from 'vitest';
import type { Measure } from '../measures/measure.ts';
import { measureOf } from '../measures/testing/measures.ts';
import { hideMore } from './hide-more.ts';
import { releaseOf } from './released-cells.ts';
import { markRestated } from './restated.ts';
import { disclosureSettings } from './settings.ts';
import type { Status } from './status.ts';
import { cellKey, layOut } from './table.ts';

/** Half of the students gain 1 more than the mean, half 1 less. */
const sums = (count: number, mean: number) => ({ count, sum: count * mean, sumOfSquares: count * (mean ** 2 + 1) });
const place = { id: 'birch', kind: 'school', name: 'Birch', codes: [] } as const;
const progress: Measure = measureOf(
  'birch',
  { all: [30, 60], 'grade:2': [20, 40], 'grade:3': [10, 20] },
  { gains: { all: sums(55, 1.5), 'grade:2': sums(40, 1.25), 'grade:3': sums(9, 2) } },
);

function release(statusOf: Record<string, Status> = {}) {
  const table = layOut([progress], [{ ...place, codes: [] }]);
  const statuses = table.cells.map(({ group }): Status => statusOf[group] ?? 'shown');
  return releaseOf([progress], { table, statuses }, disclosureSettings(10));
}

describe('gains of students', () => {
  it('are shown in tenths, where enough students of a shown group have one', () => {
    const [shown] = release();
    expect(shown?.gains).toEqual({
      all: { perWeek: 1.5, interval: [1.2, 1.8] },
      'grade:2': { perWeek: 1.3, interval: [0.9, 1.6] },
    });
  });

  it.each(['hidden', 'few', 'nearly-all'] as const)('are not told of a group whose share is %s', (status) => {
    expect(release({ 'grade:2': status })[0]?.gains).toHaveProperty('all');
    expect(release({ 'grade:2': status })[0]?.gains).not.toHaveProperty('grade:2');
  });

  it('go when their group is hidden later', () => {
    const [less] = hideMore(release(), new Set([cellKey('birch', 'grade:2')]));
    expect(Object.keys(less?.gains ?? {})).toEqual(['all']);
    expect(
      hideMore(release(), new Set(['all', 'grade:2'].map((group) => cellKey('birch', group))))[0],
    ).not.toHaveProperty('gains');
  });

  it('restate a release when they change', () => {
    const [now] = release();
    const before = now && { ...now, gains: { all: { perWeek: 1.4, interval: [1.3, 1.5] as [number, number] } } };
    expect(markRestated(release(), before ? [before] : [])[0]?.restated).toBe(true);
    expect(markRestated(release(), release())[0]?.restated).toBeUndefined();
  });
});
