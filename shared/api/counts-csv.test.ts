import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensions } from '../catalog/dimensions.ts';
import { accept, fircrest, rowsOf } from '../submissions/testing/read-text.ts';
import { countsCsv } from './counts-csv.ts';
import type { SeriesView } from './series.ts';
import type { ShownValue } from './shown-schema.ts';
import { shownValue } from './shown-value.ts';

const indicator = { id: 'graduation', name: '=Graduation, four-year' };
const ours = '2025-26-YEAR';
const point = (period: string, groups: Record<string, ShownValue>): SeriesView['points'][number] => ({
  ...{ period, groups, label: '2025–26', reported: 1, expected: 1 },
});
const series = (points: SeriesView['points']) => ({
  indicator: { ...indicator, betterWhen: 'higher' as const, edition: 'First', source: 'Made' },
  place: { id: 'birch', name: 'Birch Elementary', kind: 'school' as const },
  points,
});

const groups = [
  'all',
  'grade:k',
  'grade:12',
  'sports:yes',
  ...dimensions.flatMap(({ id, values }) => [...Object.keys(values), 'not_reported'].map((value) => `${id}:${value}`)),
];
const counted = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([denominator, share]) => shownValue({ numerator: Math.floor(denominator * share), denominator }));
const kept = fc.constantFrom<ShownValue>(
  'hidden',
  { denominator: 40, coded: 'few', fewerThan: 3 },
  { denominator: 1240, coded: 'nearly-all', underPercent: 5 },
);
const value = fc.oneof(counted, kept, fc.constant<ShownValue>('none'));
const table = fc.dictionary(fc.constantFrom(...groups), value, { maxKeys: 20 });

describe('published values as a CSV file', () => {
  it('have a row each, with what the page shows', () => {
    const csv = countsCsv(
      series([
        point(ours, {
          all: shownValue({ numerator: 7, denominator: 16 }),
          'gender:male': 'hidden',
          'gender:female': { denominator: 40, coded: 'few', fewerThan: 3 },
          'gender:nonbinary': 'none',
        }),
      ]),
    );
    const start = `Birch Elementary,birch,"'=Graduation, four-year",2025-26-YEAR`;
    expect(csv.split('\r\n')).toEqual([
      'place,place_id,indicator,period,student_group,numerator,denominator,shown',
      `${start},all,7,16,43.8%`,
      `${start},gender:male,*,*,hidden`,
      `${start},gender:female,*,40,fewer than 3 of 40`,
      '',
    ]);
  });

  it('can be sent as a file of counts: what is shown comes back, what is not stays hidden', async () => {
    await fc.assert(
      fc.asyncProperty(table, table, async (before, now) => {
        const shown = { ...now, all: shownValue({ numerator: 3, denominator: 12 }) };
        const csv = countsCsv(series([point('2024-25-YEAR', before), point(ours, shown)]));
        const link = { dataset: 'counts', period: ours, places: fircrest, indicators: [indicator] } as const;
        const { report, blocks } = await accept(csv, { ...link, indicators: [...link.indicators] });
        expect(report).toMatchObject({ refused: 0, columnsDropped: ['shown'] });
        const read = rowsOf(blocks.get('birch')).map(({ group, cell }) => [group, cell]);
        const expected = Object.entries(shown).flatMap(([group, one]) => {
          if (one === 'none') return [];
          if (typeof one !== 'object' || 'coded' in one) return [[group, 'suppressed-at-source']];
          return [[group, { numerator: one.numerator, denominator: one.denominator }]];
        });
        expect(read).toEqual(expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
      }),
      { numRuns: 60 },
    );
  });
});
