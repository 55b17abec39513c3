import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { gapWidens, released, threshold } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const higher = { betterWhen: 'higher', edition: 'first' } as const;
const all = (period: string, meets: number | 'hidden', rest = {}) =>
  released(period, { all: meets === 'hidden' ? meets : [meets, 1000] }, rest);

describe('a threshold', () => {
  it.each([
    [lower, 199, 'clear'],
    [lower, 200, 'holds'],
    [lower, 201, 'holds'],
    [higher, 199, 'holds'],
    [higher, 200, 'holds'],
    [higher, 201, 'clear'],
  ] as const)('of 20%% where %o is better, with %i of 1000, is %s', (context, meets, verdict) => {
    expect(judge(threshold(), [all('2026-02', meets)], context).verdict).toBe(verdict);
  });

  it('is compared before any rounding', () => {
    const nearly = released('2026-02', { all: [19_999, 100_000] });
    expect(judge(threshold(), [nearly], lower).verdict).toBe('clear');
    const third = released('2026-02', { all: [1, 3] });
    expect(judge(threshold({ thresholdPercent: 33.333333 }), [third], lower).verdict).toBe('holds');
    expect(judge(threshold({ thresholdPercent: 33.333334 }), [third], lower).verdict).toBe('clear');
  });

  it('tells the value before and after, of its group and of all students', () => {
    const series = [
      released('2026-01', { all: [100, 1000], 'el:yes': [15, 100] }),
      released('2026-02', { all: [120, 1000], 'el:yes': [25, 100] }),
    ];
    const verdict = judge(threshold({ group: 'el:yes' }), series, lower);
    expect(verdict).toEqual({
      verdict: 'holds',
      finding: {
        kind: 'threshold',
        ruleId: 'above-20',
        ruleVersion: 1,
        indicatorId: 'chronic-absence',
        placeId: 'region',
        group: 'el:yes',
        thresholdPercent: 20,
        before: { period: '2026-01', counts: { numerator: 15, denominator: 100 } },
        after: { period: '2026-02', counts: { numerator: 25, denominator: 100 } },
        all: {
          before: { period: '2026-01', counts: { numerator: 100, denominator: 1000 } },
          after: { period: '2026-02', counts: { numerator: 120, denominator: 1000 } },
        },
      },
    });
  });

  it.each([
    ['no period', [], { verdict: 'cannot-say', reason: 'no-data' }],
    ['only hidden values', [all('2026-02', 'hidden')], { verdict: 'cannot-say', reason: 'hidden' }],
    [
      'only periods without students',
      [released('2026-02', { all: [0, 0] })],
      { verdict: 'cannot-say', reason: 'hidden' },
    ],
    [
      'a period that lacks parts of the one before',
      [all('2026-01', 100), all('2026-02', 300, { parts: ['birch'] })],
      { verdict: 'cannot-say', reason: 'parts-missing' },
    ],
    [
      'a hidden value after a shown one: the shown one',
      [all('2026-01', 100), all('2026-02', 'hidden')],
      { verdict: 'clear', period: '2026-01' },
    ],
    [
      'history that came late: the latest one',
      [all('2026-02', 100), all('2025-11', 900)],
      { verdict: 'clear', period: '2026-02' },
    ],
    [
      'a part that is new',
      [all('2026-01', 100, { parts: ['birch'] }), all('2026-02', 100)],
      { verdict: 'clear', period: '2026-02' },
    ],
  ])('judges %s', (_, series, expected) => {
    expect(judge(threshold(), series, lower)).toEqual(expected);
  });

  it('looks at the parts of its own group', () => {
    const series = ['2026-01', '2026-02'].map((period) => released(period, { all: [300, 1000], 'el:yes': [30, 100] }));
    const [before, after] = series;
    if (!before || !after) throw new Error('there are two');
    const withoutCedar = { ...after, without: { el: ['cedar'] } };
    expect(judge(threshold({ group: 'el:yes' }), [before, withoutCedar], lower)).toMatchObject({
      reason: 'parts-missing',
    });
    expect(judge(threshold(), [before, withoutCedar], lower).verdict).toBe('holds');
  });

  it('says where a corrected file changed the period', () => {
    expect(judge(threshold(), [all('2026-02', 300, { restated: true })], lower)).toMatchObject({ restated: true });
  });
});

describe('a gap', () => {
  const gap = (period: string, focal: number | 'hidden', reference: number, of = 10_000, rest = {}) =>
    released(
      period,
      { all: [100, 1000], 'el:yes': focal === 'hidden' ? focal : [focal, of], 'el:no': [reference, of] },
      rest,
    );
  const january = gap('2026-01', 2500, 2000); // 5 points

  it.each([
    ['grew by 5.01 points', gap('2026-02', 3001, 2000), 'holds'],
    ['grew by exactly 5 points, which is not more', gap('2026-02', 3000, 2000), 'clear'],
    ['grew because the reference group fell', gap('2026-02', 2500, 1400), 'holds'],
    ['narrowed', gap('2026-02', 2100, 2000), 'clear'],
    ['changed sides and grew', gap('2026-02', 2000, 3200), 'holds'],
    ['changed sides at the same size', gap('2026-02', 2000, 2500), 'clear'],
    ['has a hidden side', gap('2026-02', 'hidden', 2000), 'cannot-say'],
    ['lacks parts', gap('2026-02', 3500, 2000, 10_000, { parts: ['birch'] }), 'cannot-say'],
  ])('that %s', (_, february, expected) => {
    expect(judge(gapWidens(), [january, february], lower).verdict).toBe(expected);
  });

  it('that grew no more than chance brings is clear, unless the rule does not ask', () => {
    const series = [gap('2026-01', 15, 12, 60), gap('2026-02', 20, 12, 60)];
    expect(judge(gapWidens(), series, lower).verdict).toBe('clear');
    expect(judge(gapWidens({ beyondChance: false }), series, lower).verdict).toBe('holds');
  });

  it('tells how much the size grew, with its interval', () => {
    const verdict = judge(gapWidens(), [january, gap('2026-02', 3200, 2000)], lower);
    if (verdict.verdict !== 'holds' || verdict.finding.kind !== 'gap-widens') throw new Error('it holds');
    expect(verdict.finding.change).toBe(7);
    expect(verdict.finding.interval[0]).toBeGreaterThan(5);
    expect(verdict.finding.interval[1]).toBeLessThan(9);
  });

  it('is compared with the period before that shows it, or with the same period a year before', () => {
    const lastYear = gap('2025-02', 3200, 2000);
    const series = [lastYear, january, gap('2026-01', 'hidden', 2000), gap('2026-02', 3200, 2000)];
    expect(judge(gapWidens(), series, lower).verdict).toBe('holds');
    expect(judge(gapWidens({ comparison: 'year-before' }), series, lower).verdict).toBe('clear');
    expect(judge(gapWidens({ comparison: 'year-before' }), series.slice(1), lower)).toEqual({
      verdict: 'cannot-say',
      reason: 'nothing-to-compare',
    });
  });

  it('lacks no parts that only an uncompared period had', () => {
    const wider = gap('2026-02', 3200, 2000, 10_000, { parts: ['birch'] });
    const series = [gap('2025-02', 2500, 2000, 10_000, { parts: ['birch'] }), january, wider];
    expect(judge(gapWidens({ comparison: 'year-before' }), series, lower).verdict).toBe('holds');
    expect(judge(gapWidens(), series, lower).verdict).toBe('cannot-say');
  });
});
