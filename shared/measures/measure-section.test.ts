import { describe, expect, it } from 'vitest';
import { chronicAbsence, fourYearGraduation } from '../catalog/indicator-presets.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Block, CountsBlock } from '../submissions/block.ts';
import { measureSection } from './measure-section.ts';
import { measureTree } from './measure-tree.ts';
import { attendanceBlock } from './testing/blocks.ts';

const tree = placeTree([
  { id: 'region', kind: 'region', name: 'Region', codes: [] },
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'region', codes: [] },
  { id: 'birch', kind: 'school', name: 'Birch', parentId: 'fircrest', codes: [] },
  { id: 'cedar', kind: 'school', name: 'Cedar', parentId: 'fircrest', codes: [] },
]);
const fircrest = { id: 'fircrest', placeIds: ['fircrest', 'birch', 'cedar'] };

const counts = (rows: [group: string, numerator: number, denominator: number][]): CountsBlock => ({
  kind: 'counts',
  rows: rows.map(([group, numerator, denominator]) => ({
    indicatorId: fourYearGraduation.id,
    group,
    cell: { numerator, denominator },
  })),
});

describe('the measures of a district', () => {
  it('count a student of two schools once, and in the region once too', () => {
    const blocks = new Map<string, Block>([
      ['birch', attendanceBlock([1, 2].map((student) => ({ student, enrolled: 20, absent: 3 })))],
      ['cedar', attendanceBlock([2, 3].map((student) => ({ student, enrolled: 20, absent: 0 })))],
    ]);
    const measures = measureTree(measureSection(chronicAbsence, fircrest, [{ period: '2026-02', blocks }]), tree);
    expect(measures.map(({ placeId, cells, parts }) => [placeId, cells.all, parts])).toEqual([
      ['region', { numerator: 1, denominator: 3 }, ['fircrest']],
      ['fircrest', { numerator: 1, denominator: 3 }, ['birch', 'cedar']],
      ['birch', { numerator: 2, denominator: 2 }, []],
      ['cedar', { numerator: 0, denominator: 2 }, []],
    ]);
  });

  it('add up the counts of schools, unless the district sent its own', () => {
    const schools: [string, Block][] = [
      ['birch', counts([['all', 80, 100]])],
      ['cedar', counts([['all', 50, 60]])],
    ];
    const of = (blocks: [string, Block][]) =>
      measureSection(fourYearGraduation, fircrest, [{ period: '2025-26-YEAR', blocks: new Map(blocks) }]);
    expect(of(schools)[0]).toMatchObject({ placeId: 'fircrest', cells: { all: { numerator: 130, denominator: 160 } } });
    const withOwn = of([...schools, ['fircrest', counts([['all', 133, 165]])]]);
    expect(withOwn[0]).toMatchObject({ cells: { all: { numerator: 133, denominator: 165 } }, parts: [] });
    expect(withOwn).toHaveLength(3);
  });

  it('are of the indicator asked for, and none where nothing was sent', () => {
    const other = { ...fourYearGraduation, id: 'other' };
    const blocks = new Map<string, Block>([['birch', counts([['all', 80, 100]])]]);
    expect(measureSection(other, fircrest, [{ period: '2025-26-YEAR', blocks }])).toEqual([]);
    expect(measureSection(chronicAbsence, fircrest, [{ period: '2026-02', blocks: new Map() }])).toEqual([]);
    expect(measureTree([], tree)).toEqual([]);
  });
});
