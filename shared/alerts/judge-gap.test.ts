import { describe, expect, it } from 'vitest';
import { gapWidens, judgeSeries, learnerGap, released, ruleOf } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const gap = (period: string, focal: number | 'hidden', reference: number, of = 10_000, rest = {}) =>
  released(
    period,
    { all: [100, 1000], 'el:yes': focal === 'hidden' ? focal : [focal, of], 'el:no': [reference, of] },
    rest,
  );

describe('a widening gap', () => {
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
    expect(judgeSeries(gapWidens(), [january, february], lower)).toMatchObject([{ verdict: expected }]);
  });

  it('that grew no more than chance brings is clear, unless the rule does not ask', () => {
    const series = [gap('2026-01', 15, 12, 60), gap('2026-02', 20, 12, 60)];
    expect(judgeSeries(gapWidens(), series, lower)).toMatchObject([{ verdict: 'clear' }]);
    expect(judgeSeries(gapWidens({ beyondChance: false }), series, lower)).toMatchObject([{ verdict: 'holds' }]);
  });

  it('tells how much the size grew, with its interval', () => {
    const [verdict] = judgeSeries(gapWidens(), [january, gap('2026-02', 3200, 2000)], lower);
    if (verdict?.verdict !== 'holds' || verdict.finding.kind !== 'gap-widens') throw new Error('it holds');
    expect(verdict.finding.change).toBe(7);
    expect(verdict.finding.interval[0]).toBeGreaterThan(5);
    expect(verdict.finding.interval[1]).toBeLessThan(9);
    expect(verdict.measured).toEqual({ value: expect.closeTo(7), interval: verdict.finding.interval });
  });

  it('is compared with the period before that shows it, or with the same period a year before', () => {
    const lastYear = gap('2025-02', 3200, 2000);
    const series = [lastYear, january, gap('2026-01', 'hidden', 2000), gap('2026-02', 3200, 2000)];
    expect(judgeSeries(gapWidens(), series, lower)).toMatchObject([{ verdict: 'holds' }]);
    expect(judgeSeries(gapWidens({ comparison: 'year-before' }), series, lower)).toMatchObject([{ verdict: 'clear' }]);
    expect(judgeSeries(gapWidens({ comparison: 'year-before' }), series.slice(1), lower)).toMatchObject([
      { verdict: 'cannot-say', reason: 'nothing-to-compare' },
    ]);
  });

  it('lacks no parts that only an uncompared period had', () => {
    const wider = gap('2026-02', 3200, 2000, 10_000, { parts: ['birch'] });
    const series = [gap('2025-02', 2500, 2000, 10_000, { parts: ['birch'] }), january, wider];
    expect(judgeSeries(gapWidens({ comparison: 'year-before' }), series, lower)).toMatchObject([{ verdict: 'holds' }]);
    expect(judgeSeries(gapWidens(), series, lower)).toMatchObject([{ verdict: 'cannot-say' }]);
  });

  it('is compared with a baseline, or with so many periods before', () => {
    const series = [gap('2025-09', 2500, 2000), gap('2025-10', 3100, 2000), gap('2025-12', 3200, 2000)];
    const verdict = (comparison: object) => judgeSeries(gapWidens({ comparison } as object), series, lower)[0]?.verdict;
    expect(verdict({ baseline: '2025-09' })).toBe('holds');
    expect(verdict({ baseline: '2025-10' })).toBe('clear');
    expect(verdict({ periodsBefore: 3 })).toBe('holds');
    expect(verdict({ periodsBefore: 2 })).toBe('clear');
    expect(verdict({ periodsBefore: 4 })).toBe('cannot-say');
  });

  it('goes on where it grew by less, until it is over', () => {
    const rule = gapWidens({ clearsAt: 2 });
    expect(judgeSeries(rule, [january, gap('2026-02', 2800, 2000)], lower)).toMatchObject([{ verdict: 'between' }]);
    expect(judgeSeries(rule, [january, gap('2026-02', 2700, 2000)], lower)).toMatchObject([{ verdict: 'clear' }]);
  });

  it('is not compared across editions', () => {
    const breaks = [{ from: '2026-02', reason: 'New', earlierEdition: 'zeroth' }];
    const series = [january, gap('2026-02', 3200, 2000)];
    expect(judgeSeries(gapWidens(), series, { ...lower, breaks })).toMatchObject([{ reason: 'new-edition' }]);
  });
});

describe('a gap that exceeds', () => {
  const rule = (rest: object = {}) => ruleOf('gap-exceeds', { gaps: [learnerGap], points: 5, ...rest });

  it.each([
    ['5.01 points', gap('2026-02', 2501, 2000), 'holds'],
    ['exactly 5 points, which is not more', gap('2026-02', 2500, 2000), 'clear'],
    ['6 points to the other side', gap('2026-02', 2000, 2600), 'holds'],
    ['a hidden side', gap('2026-02', 'hidden', 2000), 'cannot-say'],
    ['6 points that chance could bring', gap('2026-02', 16, 13, 50), 'clear'],
  ])('judges %s', (_, february, verdict) => {
    expect(judgeSeries(rule(), [february], lower)).toMatchObject([{ verdict }]);
  });

  it('tells its size with its interval, and what was before', () => {
    const series = [gap('2026-01', 2400, 2000), gap('2026-02', 2600, 2000)];
    expect(judgeSeries(rule(), series, lower)).toMatchObject([
      { finding: { before: { period: '2026-01' }, after: { period: '2026-02' }, points: 5 } },
    ]);
    expect(judgeSeries(rule({ beyondChance: false }), [gap('2026-02', 16, 13, 50)], lower)).toMatchObject([
      { verdict: 'holds' },
    ]);
    expect(judgeSeries(rule({ clearsAt: 3 }), [gap('2026-02', 2400, 2000)], lower)).toMatchObject([
      { verdict: 'between' },
    ]);
  });
});
