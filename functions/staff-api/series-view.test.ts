import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import type { Released, ReleasedCell } from '../../shared/disclosure/release.ts';
import { type PublishedIndicator, seriesViewOf } from './series-view.ts';

const gap = { focal: 'english_learner:yes', reference: 'english_learner:no' };
const absence: Indicator = { ...chronicAbsence, gaps: [gap] };
const schools = Array.from(
  { length: 8 },
  (_, index): Place => ({
    id: `school-${index}`,
    kind: 'school',
    name: `School ${index}`,
    parentId: 'fircrest',
    codes: [],
  }),
);
const district: Place = { id: 'fircrest', kind: 'district', name: 'Fircrest', codes: [] };
const [own] = schools as [Place];
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

const release = (placeId: string, period: string, cells: Record<string, ReleasedCell>): Released => ({
  indicatorId: absence.id,
  placeId,
  period,
  parts: [],
  cells,
});

/** Thirty months at eight schools: a fifth of 200 students, a few more or less by arithmetic; the last ones of the first school rise. */
const months = Array.from({ length: 30 }, (_, month) => laterPeriod('2023-09', month));
const history = months.map((period, month) =>
  schools.map(({ id }, school) => {
    const more = school === 0 && month > 25 ? 40 : 0;
    return release(id, period, { all: of(40 + ((school * 7 + month * 5) % 9) + more, 200) });
  }),
);
const published = (rest: Partial<PublishedIndicator> = {}): PublishedIndicator => ({
  indicator: absence,
  places: [district, ...schools],
  seen: [district, ...schools],
  history,
  panel: undefined,
  ...rest,
});

/** Two Februaries of the groups of one school, before and after. */
const years = (before: Record<string, ReleasedCell>, after: Record<string, ReleasedCell>, others: Released[] = []) =>
  published({ history: [[release(own.id, '2025-02', before)], [release(own.id, '2026-02', after), ...others]] });
describe('the target of a series', () => {
  const target = { group: 'all', percent: 12, by: '2027-06', baseline: { period: '2024-06' } };
  const of = (...targets: (typeof target & { placeId?: string })[]) =>
    seriesViewOf(published({ indicator: { ...absence, targets } }), own).target;

  it('is the place’s own beside the region’s, with the way there', () => {
    const view = of(target, { ...target, placeId: own.id, percent: 15 });
    expect(view).toMatchObject({ percent: 15, isLocal: true, regional: { percent: 12, by: '2027-06' } });
    expect(view?.way[0]?.period).toBe('2024-09');
    expect(view?.way.every(({ percent }) => percent > 10 && percent < 30)).toBe(true);
  });

  it('is the region’s where there is no other, and absent without one', () => {
    expect(of(target)).toMatchObject({ percent: 12, isLocal: false });
    expect(of({ ...target, placeId: 'elsewhere' })).toBeUndefined();
    expect(of({ ...target, group: 'english_learner:yes' })).toBeUndefined();
  });
});

const gapOf = (one: PublishedIndicator) => seriesViewOf(one, own).gaps[0];

describe('the chart of a series', () => {
  it('tells since when a place is out of its usual range, and what was usual', () => {
    const { chart } = seriesViewOf(published(), own);
    expect(chart.verdict).toMatchObject({ state: 'signal', direction: 'worse' });
    expect(chart.verdict.state === 'signal' && chart.verdict.since >= '2025-11').toBe(true);
    const last = chart.points.at(-1);
    expect(last).toMatchObject({ period: '2026-02', signal: 'worse' });
    expect(last?.expected).toBeGreaterThan(18);
    expect(last?.expected).toBeLessThan(26);
    expect(last?.range[0]).toBeLessThan(last?.expected ?? 0);
    expect(last?.range[1]).toBeLessThan(42);
  });

  it('tells of a calm place what change would be seen, and of a new one how long it learns', () => {
    const calm = seriesViewOf(published(), schools[3] as Place).chart;
    expect(calm.verdict).toMatchObject({ state: 'none' });
    expect(calm.points.some(({ signal }) => signal)).toBe(false);
    const young = seriesViewOf(published({ history: history.slice(0, 5) }), own).chart;
    expect(young).toEqual({ points: [], verdict: { state: 'learning', more: 7 } });
    expect(seriesViewOf(published({ history: [] }), own).chart.verdict).toMatchObject({ reason: 'no-value' });
  });

  it('has no place where a value is hidden: its range would tell the students', () => {
    const hidden = history.map((places, month) =>
      month === 20 ? places.map((one) => ({ ...one, cells: { all: 'hidden' as const } })) : places,
    );
    const { chart } = seriesViewOf(published({ history: hidden }), own);
    expect(chart.points.map(({ period }) => period)).not.toContain(months[20]);
  });

  it('begins anew at a break, which is named at its first value', () => {
    const broken = {
      ...absence,
      breaks: [{ from: '2025-26-YEAR', reason: 'Half days count.', earlierEdition: 'whole days' }],
    };
    const view = seriesViewOf(published({ indicator: broken }), own);
    expect(view.breaks).toEqual([
      { from: '2025-07', reason: 'Half days count.', earlierEdition: 'whole days', edition: absence.edition },
    ]);
    expect(view.chart.verdict).toEqual({ state: 'learning', more: 4 });
    expect(seriesViewOf(published(), own).breaks).toEqual([]);
  });
});

describe('what staff say of what is usual', () => {
  it('freezes it, moves it, and leaves periods out', () => {
    const frozen = seriesViewOf(
      published({ indicator: { ...absence, baselines: [{ through: '2024-12' }] } }),
      own,
    ).chart;
    expect(frozen.points.filter(({ signal }) => signal).every(({ period }) => period > '2024-12')).toBe(true);
    expect(frozen.verdict).toMatchObject({ state: 'signal', direction: 'worse' });
    const moved = { placeIds: [own.id], from: '2025-07' };
    const anew = published({ indicator: { ...absence, baselines: [{ through: '2024-12' }, moved] } });
    expect(seriesViewOf(anew, own).chart.verdict).toEqual({ state: 'learning', more: 4 });
    expect(seriesViewOf(anew, schools[3] as Place).chart.verdict).toMatchObject({ state: 'none' });
    const without = published({ indicator: { ...absence, baselines: [{ exclude: months.slice(26) }] } });
    expect(seriesViewOf(without, own).chart.points.at(-1)?.period).toBe(months[25]);
  });
});

describe('a gap in a series', () => {
  it('tells its change with the part of each group, and that not all gained', () => {
    const view = gapOf(
      years(
        { [gap.focal]: of(30, 100), [gap.reference]: of(30, 200) },
        { [gap.focal]: of(40, 100), [gap.reference]: of(24, 200) },
      ),
    );
    expect(view?.points).toMatchObject([
      { period: '2025-02', gap: 15 },
      { period: '2026-02', gap: 28 },
    ]);
    expect(view?.change).toMatchObject({
      from: '2025-02',
      to: '2026-02',
      result: { points: 13, fromFocal: 10, fromReference: 3, lostGround: false },
      allGained: { answer: 'no', groups: { [gap.focal]: 10, [gap.reference]: -3 } },
    });
    const result = view?.change?.result;
    expect(result && 'interval' in result && result.interval[0] < 13 && result.interval[1] > 13).toBe(true);
  });

  it('says when it narrowed because the group that was better off lost ground', () => {
    const view = gapOf(
      years(
        { [gap.focal]: of(30, 100), [gap.reference]: of(20, 200) },
        { [gap.focal]: of(30, 100), [gap.reference]: of(40, 200) },
      ),
    );
    expect(view?.change?.result).toMatchObject({ points: -10, fromFocal: 0, fromReference: -10, lostGround: true });
  });

  it('gives no number for a small or hidden group, or one that is only coded', () => {
    const before = { [gap.focal]: of(30, 100), [gap.reference]: of(30, 200) };
    expect(gapOf(years(before, { ...before, [gap.focal]: 'hidden' }))?.change?.result).toEqual({
      cannotSay: 'hidden',
      group: gap.focal,
    });
    expect(gapOf(years(before, { ...before, [gap.reference]: of(2, 9) }))?.change?.result).toMatchObject({
      cannotSay: 'too-few',
    });
    const coded = { denominator: 20, coded: 'few', fewerThan: 3 } as const;
    expect(gapOf(years(before, { ...before, [gap.focal]: coded }))).toMatchObject({
      points: [{ gap: 15 }, { period: '2026-02' }],
      change: { result: { cannotSay: 'hidden' } },
    });
  });

  it('is not compared across a break of its dimension', () => {
    const cells = { [gap.focal]: of(30, 100), [gap.reference]: of(30, 200) };
    const broken = { from: '2025-26-YEAR', reason: 'New.', earlierEdition: 'old', dimension: 'english_learner' };
    const one = years(cells, cells);
    const view = seriesViewOf({ ...one, indicator: { ...absence, breaks: [broken] } }, own);
    expect(view.breaks).toEqual([{ ...broken, from: '2026-02' }]);
    expect(view.gaps[0]).not.toHaveProperty('change');
  });

  it('sets the group beside the same group at other schools', () => {
    const cells = { [gap.focal]: of(30, 100), [gap.reference]: of(30, 200) };
    const others = [
      release('school-1', '2026-02', { [gap.focal]: of(20, 100) }),
      release('school-2', '2026-02', { [gap.focal]: 'hidden' }),
    ];
    expect(gapOf(years(cells, cells, others))?.elsewhere).toMatchObject({ percent: 20, points: 10, places: 1 });
    expect(gapOf(years(cells, cells))).not.toHaveProperty('elsewhere');
  });
});
