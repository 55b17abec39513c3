import { describe, expect, it } from 'vitest';
import { judgeSeries, level, released } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const higher = { betterWhen: 'higher', edition: 'first' } as const;
const all = (period: string, meets: number | 'hidden', rest = {}) =>
  released(period, { all: meets === 'hidden' ? meets : [meets, 1000] }, rest);

describe('a level', () => {
  it.each([
    [lower, 199, 'clear'],
    [lower, 200, 'holds'],
    [lower, 201, 'holds'],
    [higher, 199, 'holds'],
    [higher, 200, 'holds'],
    [higher, 201, 'clear'],
  ] as const)('of 20%% where %o is better, with %i of 1000, is %s', (indicator, meets, verdict) => {
    expect(judgeSeries(level(), [all('2026-02', meets)], indicator)).toMatchObject([{ verdict }]);
  });

  it.each([
    [lower, 18, 179, 'clear'],
    [lower, 18, 190, 'between'],
    [lower, 18, 200, 'holds'],
    [higher, 22, 221, 'clear'],
    [higher, 22, 210, 'between'],
    [higher, 22, 200, 'holds'],
  ] as const)(
    'where %o is better, over again at %i%%, with %i of 1000, is %s',
    (indicator, clearsAt, meets, verdict) => {
      expect(judgeSeries(level({ clearsAt }), [all('2026-02', meets)], indicator)).toMatchObject([{ verdict }]);
    },
  );

  it('is compared before any rounding', () => {
    const nearly = released('2026-02', { all: [19_999, 100_000] });
    expect(judgeSeries(level(), [nearly], lower)).toMatchObject([{ verdict: 'clear' }]);
    const third = released('2026-02', { all: [1, 3] });
    expect(judgeSeries(level({ percent: 33.333333 }), [third], lower)).toMatchObject([{ verdict: 'holds' }]);
    expect(judgeSeries(level({ percent: 33.333334 }), [third], lower)).toMatchObject([{ verdict: 'clear' }]);
  });

  it('tells the value before and after, of its group and of all students', () => {
    const series = [
      released('2026-01', { all: [100, 1000], 'el:yes': [15, 100] }),
      released('2026-02', { all: [120, 1000], 'el:yes': [25, 100] }),
    ];
    expect(judgeSeries(level({ groups: ['el:yes'] }), series, lower)).toEqual([
      {
        period: '2026-02',
        measured: { value: 25 },
        verdict: 'holds',
        finding: {
          kind: 'level',
          ruleId: 'above-20',
          ruleVersion: 1,
          indicatorId: 'chronic-absence',
          placeId: 'region',
          period: '2026-02',
          group: 'el:yes',
          percent: 20,
          before: { period: '2026-01', counts: { numerator: 15, denominator: 100 } },
          after: { period: '2026-02', counts: { numerator: 25, denominator: 100 } },
          all: {
            before: { period: '2026-01', counts: { numerator: 100, denominator: 1000 } },
            after: { period: '2026-02', counts: { numerator: 120, denominator: 1000 } },
          },
        },
      },
    ]);
  });

  it.each([
    ['no period', [], []],
    ['only hidden values', [all('2026-02', 'hidden')], []],
    ['only periods without students', [released('2026-02', { all: [0, 0] })], []],
    [
      'a period that lacks parts of the one before',
      [all('2026-01', 100), all('2026-02', 300, { parts: ['birch'] })],
      [{ period: '2026-02', verdict: 'cannot-say', reason: 'parts-missing' }],
    ],
    [
      'a hidden value after a shown one: the shown one',
      [all('2026-01', 100), all('2026-02', 'hidden')],
      [{ period: '2026-01', verdict: 'clear' }],
    ],
    [
      'a part that is new',
      [all('2026-01', 100, { parts: ['birch'] }), all('2026-02', 100)],
      [{ period: '2026-02', verdict: 'clear' }],
    ],
  ])('judges %s', (_, series, expected) => {
    expect(judgeSeries(level(), series, lower)).toMatchObject(expected);
  });

  it('is not judged of fewer students than the rule asks for', () => {
    const series = [released('2026-02', { all: [20, 29] })];
    expect(judgeSeries(level({ minimumStudents: 30 }), series, lower)).toMatchObject([{ reason: 'too-few-students' }]);
    expect(judgeSeries(level({ minimumStudents: 29 }), series, lower)).toMatchObject([{ verdict: 'holds' }]);
  });

  it('looks at the parts of its own group', () => {
    const series = ['2026-01', '2026-02'].map((period) => released(period, { all: [300, 1000], 'el:yes': [30, 100] }));
    const [before, after] = series;
    if (!before || !after) throw new Error('there are two');
    const withoutCedar = [before, { ...after, without: { el: ['cedar'] } }];
    expect(judgeSeries(level({ groups: ['el:yes'] }), withoutCedar, lower)).toMatchObject([
      { reason: 'parts-missing' },
    ]);
    expect(judgeSeries(level(), withoutCedar, lower)).toMatchObject([{ verdict: 'holds' }]);
  });

  it('says where a corrected file changed the period', () => {
    expect(judgeSeries(level(), [all('2026-02', 300, { restated: true })], lower)).toMatchObject([{ restated: true }]);
  });

  it('says of each of the last periods what was true then', () => {
    const series = [all('2025-12', 100), all('2026-01', 300), all('2026-02', 'hidden'), all('2026-03', 150)];
    const said = (last: number) =>
      judgeSeries(level(), series, lower, {}, last).map(({ period, verdict }) => `${period} ${verdict}`);
    expect(said(2)).toEqual(['2026-01 holds', '2026-03 clear']);
    expect(said(99)).toEqual(['2025-12 clear', '2026-01 holds', '2026-03 clear']);
  });
});
