import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterPeriod, ordinal } from '../catalog/period.ts';
import type { Target } from '../catalog/target.ts';
import { aimedShares, aimOf, askedChange } from './aim.ts';
import { replay } from './replay.ts';
import { judgeSeries, released, ruleOf } from './testing/series.ts';
import type { Judged } from './verdict.ts';

const target = (rest: Partial<Target> = {}): Target => ({
  ...{ group: 'all', percent: 12, by: '2027-06', baseline: { period: '2024-06' } },
  ...rest,
});
const aiming = (...targets: Target[]): Omit<Judged, 'periodKind'> => ({ betterWhen: 'lower', edition: '1', targets });

/** September to June, as school years go. */
const months = Array.from({ length: 34 }, (_, at) => laterPeriod('2023-09', at)).filter(
  (period) => !/-0[78]$/.test(period),
);
/** Absence is high in winter: points above the level of the year. */
const season = (period: string) => 6 * Math.cos(((ordinal(period) - ordinal('2024-02')) / 6) * Math.PI);
const BASELINE = ordinal('2024-06');
/** At `level` until the baseline, then `perMonth` points a month; seasonal throughout. */
const series = (level: number, perMonth: number, size = 2000) =>
  months.map((period) => {
    const percent = level + season(period) + perMonth * Math.max(0, ordinal(period) - BASELINE);
    return released(period, { all: [Math.round((percent / 100) * size), size] }, { parts: [] });
  });
const toldOf = (releases: ReturnType<typeof series>, indicator = aiming(target()), rest: object = {}) => {
  const rule = ruleOf('pace', rest);
  return replay(judgeSeries(rule, releases, indicator, {}, Number.POSITIVE_INFINITY), rule);
};
/** From 20% in the month of the baseline, whose season is not that of the year, to 12% three years later. */
const onPace = (12 - (20 + season('2024-06'))) / 36;

describe('the pace to a target', () => {
  it('never tells of a series that goes exactly as it should, whatever the season', () => {
    expect(toldOf(series(20, onPace, 2_000_000), undefined, { consecutive: 1 })).toEqual([]);
    expect(toldOf(series(20, onPace - 0.01), undefined, { beyondChance: false, consecutive: 1 })).toEqual([]);
    expect(toldOf(series(20, onPace))).toEqual([]);
    expect(toldOf(series(20, onPace - 0.2))).toEqual([]);
  });

  it('never tells of one, wherever it starts, however large its season', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 8 }), (level, height) => {
        const size = 1_000_000;
        const shareOf = (period: string) => level + (height * season(period)) / 6;
        const start = shareOf('2024-06');
        const releases = months.map((period) => {
          const way = ((12 - start) / 36) * Math.max(0, ordinal(period) - BASELINE);
          return released(period, { all: [Math.round(((shareOf(period) + way) / 100) * size), size] }, { parts: [] });
        });
        expect(toldOf(releases, undefined, { consecutive: 1 })).toEqual([]);
      }),
    );
  });

  it('tells of a share that stays where it was, once it is behind by more than chance in two periods', () => {
    const [told, ...more] = toldOf(series(20, 0));
    expect(more).toEqual([]);
    expect(told).toMatchObject({ kind: 'pace', change: 0, before: { period: expect.stringMatching(/^2024/) } });
    expect(ordinal(told?.period ?? '')).toBeGreaterThan(BASELINE + 6);
    const large = toldOf(series(20, 0, 200_000));
    expect(large[0]?.period).toBe('2024-10');
  });

  it('says what an even way asks for by now, and what is still to go', () => {
    const [told] = toldOf(series(20, 0, 200_000));
    const start = 20 + season('2024-06');
    expect(told).toMatchObject({ aim: { percent: 12, by: '2027-06', isLocal: false, since: '2024-06' } });
    expect(told?.kind === 'pace' && told.asked).toBeCloseTo(((12 - start) * 4) / 36, 1);
    expect(told?.kind === 'pace' && told.toGo).toBeCloseTo(12 - start, 1);
  });

  it('counts the other way where higher is better', () => {
    const indicator = { ...aiming(target({ percent: 60 })), betterWhen: 'higher' as const };
    expect(toldOf(series(50, 0.5), indicator)).toEqual([]);
    expect(toldOf(series(50, 0, 200_000), indicator).length).toBe(1);
  });

  it('is over only once the share is on the way again', () => {
    const indicator = aiming(target());
    const rule = ruleOf('pace');
    const verdictAt = (change: number) => {
      const period = '2025-02';
      const last = released(period, { all: [Math.round((20 + season(period) + change) * 20), 2000] }, { parts: [] });
      const before = series(20, 0).filter((one) => ordinal(one.period) < ordinal(period));
      return judgeSeries(rule, [...before, last], indicator)[0]?.verdict;
    };
    expect([3, -0.5, -3].map(verdictAt)).toEqual(['holds', 'between', 'clear']);
  });

  it('takes the place’s own target before the region’s, and names both', () => {
    const local = target({ placeId: 'region', percent: 15 });
    const [told] = toldOf(series(20, 0, 200_000), aiming(local, target()));
    expect(told).toMatchObject({ aim: { percent: 15, isLocal: true }, regional: { percent: 12, by: '2027-06' } });
    const elsewhere = target({ placeId: 'elsewhere', percent: 15 });
    expect(toldOf(series(20, 0, 200_000), aiming(elsewhere, target()))[0]).toMatchObject({ aim: { percent: 12 } });
  });

  it('cannot be judged without a target, a baseline, or values to compare with', () => {
    const reasonOf = (releases: ReturnType<typeof series>, ...targets: Target[]) =>
      judgeSeries(ruleOf('pace'), releases, aiming(...targets))[0];
    const all = series(20, 0);
    const unsaid = { verdict: 'cannot-say', reason: 'nothing-to-compare' };
    expect(reasonOf(all)).toMatchObject(unsaid);
    expect(reasonOf(all, target({ baseline: undefined }))).toMatchObject(unsaid);
    expect(reasonOf(all, target({ group: 'el:yes' }))).toMatchObject(unsaid);
    const begun = series(20, 0, 20_000).filter(({ period }) => !period.endsWith('-06'));
    expect(reasonOf(begun, target())).toMatchObject(unsaid);
    const setBaseline = target({ baseline: { period: '2024-06', percent: 20 } });
    expect(reasonOf(begun, setBaseline)).toMatchObject({ verdict: 'holds' });
    expect(reasonOf(all.slice(0, 10), target())).toMatchObject(unsaid);
  });
});

describe('an aim', () => {
  const releases = series(20, 0);
  const aim = aimOf(aiming(target({ baseline: { period: '2024-06', percent: 20 } })), releases, 'all');
  if (!aim) throw new Error('there is one');

  it('asks for an even share of the way, and for all of it from its own period on', () => {
    const asked = (period: string) => askedChange(aim, period, 'lower');
    expect(asked('2024-06')).toBe(0);
    expect(asked('2025-12')).toBeCloseTo(-4, 12);
    expect([asked('2027-06'), asked('2028-02')]).toEqual([-8, -8]);
  });

  it('asks a place that was there already to stay on that side', () => {
    expect(askedChange({ ...aim, start: 10 }, '2025-12', 'lower')).toBe(2);
    expect(askedChange({ ...aim, start: 20 }, '2025-12', 'higher')).toBe(-8);
  });

  it('has the season of the place', () => {
    const way = aimedShares(aim, releases, 'all', 'lower');
    expect(way.has('2024-06')).toBe(false);
    expect(way.get('2025-02')).toBeCloseTo(26 - (8 * 8) / 36, 1);
    expect(way.get('2026-02')).toBeCloseTo(26 - (8 * 20) / 36, 1);
  });
});
