import { describe, expect, it } from 'vitest';
import { judgeSeries, released, ruleOf } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const all = (period: string, meets: number, of = 10_000) => released(period, { all: [meets, of] });
const rule = (rest: object = {}) => ruleOf('change', { by: 5, ...rest });
const aYear = (before: number, after: number, of?: number) => [all('2025-02', before, of), all('2026-02', after, of)];

describe('a change', () => {
  it.each([
    ['rose by 5.01 points', aYear(2000, 2501), {}, 'holds'],
    ['rose by exactly 5 points, which is not more', aYear(2000, 2500), {}, 'clear'],
    ['fell by 6 points', aYear(2600, 2000), {}, 'holds'],
    ['fell, where a change for the worse is watched', aYear(2600, 2000), { watch: 'worse' }, 'clear'],
    ['rose, where a change for the worse is watched', aYear(2000, 2600), { watch: 'worse' }, 'holds'],
    ['fell, where a change for the better is watched', aYear(2600, 2000), { watch: 'better' }, 'holds'],
    ['rose by 6 points, which chance could bring', aYear(10, 13, 50), {}, 'clear'],
    ['rose by 6 points, with chance left aside', aYear(10, 13, 50), { beyondChance: false }, 'holds'],
    ['rose by 30 percent', aYear(2000, 2600), { by: 29, unit: 'percent' }, 'holds'],
    ['rose by 30 percent, not more than 30', aYear(2000, 2600), { by: 30, unit: 'percent' }, 'clear'],
    ['rose from nothing', aYear(0, 300), { by: 100, unit: 'percent' }, 'holds'],
    ['rose by 4 points, over again below 3', aYear(2000, 2400), { clearsAt: 3 }, 'between'],
    ['has no year before', [all('2026-01', 2000), all('2026-02', 3000)], {}, 'cannot-say'],
    ['rose since the month before', [all('2026-01', 2000), all('2026-02', 3000)], { comparison: 'previous' }, 'holds'],
  ])('that %s', (_, series, rest, verdict) => {
    expect(judgeSeries(rule(rest), series, lower)).toMatchObject([{ verdict }]);
  });

  it('tells by how much, how sure, and in which direction', () => {
    const [verdict] = judgeSeries(rule(), aYear(2000, 2600), lower);
    if (verdict?.verdict !== 'holds' || verdict.finding.kind !== 'change') throw new Error('it holds');
    const { change, interval, direction } = verdict.finding;
    expect([change, direction]).toEqual([6, 'higher']);
    expect(interval[0]).toBeGreaterThan(4.5);
    expect(interval[1]).toBeLessThan(7.5);
  });

  it('is measured in the unit of the rule, whether it holds or not', () => {
    const measured = (unit: string, before: number) =>
      judgeSeries(rule({ unit, by: 99 }), aYear(before, 2600), lower)[0]?.measured;
    expect(measured('points', 2000)?.value).toBeCloseTo(6);
    expect(measured('points', 2000)?.interval?.[0]).toBeGreaterThan(4.5);
    expect(measured('percent', 2000)).toEqual({ value: expect.closeTo(30) });
    expect(measured('percent', 0)).toBeUndefined();
  });
});
