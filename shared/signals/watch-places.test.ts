import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proportion } from '../statistics/proportion.ts';
import { INDEPENDENT } from './panel.ts';
import { FIRST, madeSeries, ofStudents } from './testing/made-series.ts';
import { watchPlaces } from './watch-places.ts';

const SETTINGS = { panel: INDEPENDENT };
/** Months of 100 students, one year and a half, in which 24 and 26 take turns, and then what is told. */
const calm = (after: readonly number[]) => [
  ...Array.from({ length: 24 }, (_, month) => ({ numerator: month % 2 === 0 ? 24 : 26, denominator: 100 })),
  ...after.map((numerator) => ({ numerator, denominator: 100 })),
];
const one = (counts: readonly (Proportion | undefined)[], settings = {}) =>
  watchPlaces([madeSeries('a', counts)], 'month', { ...SETTINGS, ...settings })[0];

describe('watchPlaces', () => {
  it('judges by the moving average of z-scores, step by step as by hand', () => {
    const flat = Array<Proportion>(24).fill({ numerator: 20, denominator: 100 });
    const points =
      one([...flat, { numerator: 30, denominator: 100 }, { numerator: 30, denominator: 100 }])?.points ?? [];
    // Level 0.2, no season: standard error 0.04, each z-score 2.5. The season was learned from 200 students.
    const [first, second] = points.slice(24);
    expect(first).toMatchObject({ ordinal: FIRST + 24, value: 30 });
    expect(first?.expected).toBeCloseTo(20, 9);
    expect(first?.residual).toBeCloseTo(10, 9);
    expect(first?.ewma).toBeCloseTo(2, 9);
    const variance = 0.2 ** 2 * (1.5 + 1 / 24);
    expect(first?.z).toBeCloseTo(0.5 / Math.sqrt(variance), 9);
    expect(first?.limits?.[1]).toBeCloseTo(2.5 * 4 * Math.sqrt(variance), 9);
    expect(second?.ewma).toBeCloseTo(3.6, 9);
  });

  it('finds a lasting change, and since when', () => {
    const watched = one(calm([25, 24, 40, 38, 41, 40, 39, 42]));
    expect(watched?.verdict).toMatchObject({ state: 'signal', direction: 'higher', ordinal: FIRST + 31 });
    const since = watched?.verdict.state === 'signal' ? watched.verdict.since : 0;
    expect(since).toBeGreaterThan(FIRST + 25);
    const signals = watched?.points.filter(({ signal }) => signal === 'higher').map(({ ordinal }) => ordinal);
    expect(signals?.[0]).toBe(since);
  });

  it('says how large a change it would see where there is none', () => {
    const verdict = one(calm([25, 24, 26]))?.verdict;
    expect(verdict?.state).toBe('none');
    expect(verdict?.state === 'none' && verdict.detectable).toBeGreaterThan(4);
    expect(one(calm([25, 24, 26]), { usefulPoints: 3 })?.verdict).toMatchObject({ reason: 'too-uncertain' });
  });

  it('cannot say that a wholly new class of few students changed', () => {
    const few = ofStudents(40, Array(30).fill(0.25));
    const panel = { icc: 0.5, overlap: [1, 0] };
    expect(one(few, { panel })?.verdict).toMatchObject({ state: 'cannot-say', reason: 'too-uncertain' });
  });

  it('learns what is usual in windows of a test from two years of them', () => {
    const verdictOn = (windows: number) =>
      watchPlaces([madeSeries('a', ofStudents(1000, Array(windows).fill(0.25)))], 'window', SETTINGS)[0]?.verdict;
    expect(verdictOn(5)).toEqual({ state: 'learning', more: 1 });
    expect(verdictOn(7)).toMatchObject({ state: 'none' });
  });

  it('says that it learns, with how many values more', () => {
    expect(one(calm([]).slice(0, 9))).toEqual({ id: 'a', points: [], verdict: { state: 'learning', more: 3 } });
    expect(one([])?.verdict).toEqual({ state: 'learning', more: 12 });
    expect(one(calm([]).slice(0, 12))?.verdict).toEqual({ state: 'learning', more: 0 });
  });

  it('never judges yearly values', () => {
    const [yearly] = watchPlaces([madeSeries('a', calm([50]))], 'year', SETTINGS);
    expect(yearly).toEqual({ id: 'a', points: [], verdict: { state: 'cannot-say', reason: 'too-few-points' } });
  });

  it('says nothing of a month without a value, and goes on after it as if it had not been there', () => {
    expect(one([...calm([40, 41, 42]), undefined])?.verdict).toEqual({ state: 'cannot-say', reason: 'no-value' });
    const counts = calm([40, 41, 42]);
    const gap = one([...counts.slice(0, 25), undefined, ...counts.slice(25)])?.points;
    expect(gap?.length).toBe(27);
    expect(gap?.at(-1)?.ordinal).toBe(FIRST + 27);
  });

  it('ends a signal only when the moving average is well within its limits', () => {
    const points = one(calm([40, 40, 40, 40, 25, 25, 25, 25, 25, 25, 25, 25]), { release: 0.5 })?.points ?? [];
    const between = points.filter(({ z = 0, signal }) => signal === 'higher' && z < 2.5);
    expect(between.length).toBeGreaterThan(0);
    expect(points.at(-1)?.signal).toBe('none');
  });

  it('starts anew with a new edition', () => {
    const counts = [...calm([]), ...calm([]).map(({ denominator }) => ({ numerator: 60, denominator }))];
    const settings = { breaks: [FIRST + 24] };
    expect(one(counts.slice(0, 30), settings)?.verdict).toEqual({ state: 'learning', more: 6 });
    expect(one(counts, settings)?.points.every(({ signal }) => signal === 'none')).toBe(true);
    expect(one(counts)?.verdict.state).toBe('signal');
  });

  it('judges by the baseline that was frozen', () => {
    const counts = [...calm([]).slice(0, 14), ...calm([]).map(({ denominator }) => ({ numerator: 45, denominator }))];
    expect(one(counts, { baselines: { a: { through: FIRST + 13 } } })?.verdict.state).toBe('signal');
    expect(one(counts, { baselines: { a: { from: FIRST + 14, through: FIRST + 33 } } })?.verdict.state).toBe('none');
  });

  it('takes out what moved all places in a month, but for a place that stands alone keeps it', () => {
    const storm = (shift: number) => calm([25 + shift, 24 + shift, 26 + shift, 25 + shift]);
    const places = Array.from({ length: 12 }, (_, index) => madeSeries(`${index}`, storm(20)));
    expect(watchPlaces(places, 'month', SETTINGS).map(({ verdict }) => verdict.state)).toEqual(Array(12).fill('none'));
    expect(one(storm(20))?.verdict.state).toBe('signal');
  });

  it('finds the one place that changed, and blames none of the others', () => {
    const places = Array.from({ length: 6 }, (_, index) =>
      madeSeries(`${index}`, calm(Array(6).fill(index === 2 ? 50 : 25))),
    );
    const states = watchPlaces(places, 'month', SETTINGS).map(({ verdict }) => verdict.state);
    expect(states).toEqual(['none', 'none', 'signal', 'none', 'none', 'none']);
  });
});

const month = fc.option(
  fc
    .integer({ min: 20, max: 200 })
    .chain((denominator) => fc.integer({ min: 0, max: denominator }).map((numerator) => ({ numerator, denominator }))),
  { nil: undefined, freq: 8 },
);
const region = fc.array(fc.array(month, { minLength: 30, maxLength: 40 }), { minLength: 1, maxLength: 7 });
const seriesOf = (places: readonly (readonly (Proportion | undefined)[])[]) =>
  places.map((counts, index) => madeSeries(`${index}`, counts));
const frozen = { baselines: Object.fromEntries([...Array(7).keys()].map((id) => [id, { through: FIRST + 23 }])) };

describe('laws of watchPlaces', () => {
  it('does not depend on the order of places', () => {
    fc.assert(
      fc.property(region, (places) => {
        const series = seriesOf(places);
        const forward = watchPlaces(series, 'month');
        const backward = watchPlaces(series.toReversed(), 'month').toReversed();
        expect(backward.map(({ id }) => id)).toEqual(forward.map(({ id }) => id));
        expectSameCharts(forward, backward, 1);
      }),
      { numRuns: 40 },
    );
  });

  it('turns around when everybody who met the definition is who did not', () => {
    fc.assert(
      fc.property(region, (places) => {
        const turned = places.map((counts) =>
          counts.map((value) => value && { ...value, numerator: value.denominator - value.numerator }),
        );
        expectSameCharts(watchPlaces(seriesOf(places), 'month'), watchPlaces(seriesOf(turned), 'month'), -1);
      }),
      { numRuns: 40 },
    );
  });

  it('never signals a month without a value', () => {
    fc.assert(
      fc.property(region, (places) => {
        watchPlaces(seriesOf(places), 'month').forEach(({ points }, index) => {
          for (const { ordinal } of points) expect(places[index]?.[ordinal - FIRST]).toBeDefined();
        });
      }),
      { numRuns: 40 },
    );
  });

  it('says the same of earlier months when later ones come, given frozen baselines', () => {
    fc.assert(
      fc.property(region, fc.integer({ min: 26, max: 30 }), (places, known) => {
        const earlier = watchPlaces(seriesOf(places.map((counts) => counts.slice(0, known))), 'month', frozen);
        const later = watchPlaces(seriesOf(places), 'month', frozen);
        earlier.forEach(({ points }, index) => {
          expect(later[index]?.points.slice(0, points.length)).toEqual(points);
        });
      }),
      { numRuns: 40 },
    );
  });
});

type Charts = ReturnType<typeof watchPlaces>;

function expectSameCharts(some: Charts, others: Charts, sign: 1 | -1) {
  some.forEach(({ points }, index) => {
    const theirs = others[index]?.points ?? [];
    expect(theirs.length).toBe(points.length);
    points.forEach(({ residual, z = 0 }, at) => {
      expect((theirs[at]?.residual ?? 0) * sign).toBeCloseTo(residual, 6);
      expect((theirs[at]?.z ?? 0) * sign).toBeCloseTo(z, 6);
    });
  });
}
