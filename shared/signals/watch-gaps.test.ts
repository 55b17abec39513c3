import { describe, expect, it } from 'vitest';
import type { Proportion } from '../statistics/proportion.ts';
import { INDEPENDENT } from './panel.ts';
import { FIRST, madeSeries } from './testing/made-series.ts';
import { watchGaps } from './watch-gaps.ts';

const of = (denominator: number, numerators: readonly number[]) =>
  numerators.map((numerator) => ({ numerator, denominator }));
const focal = (after: readonly number[]) => of(100, [...Array<number>(24).fill(30), ...after]);
const reference = (after: readonly number[]) => of(400, [...Array<number>(24).fill(80), ...after]);

function gap(ours: readonly (Proportion | undefined)[], theirs: readonly (Proportion | undefined)[]) {
  const [watched] = watchGaps([madeSeries('a', ours)], [madeSeries('a', theirs)], 'month', { panel: INDEPENDENT });
  return watched;
}

describe('watchGaps', () => {
  it('charts the difference of the residuals with the sum of their variances', () => {
    const point = gap(focal([40]), reference([80]))?.points.at(-1);
    expect(point).toMatchObject({ ordinal: FIRST + 24 });
    expect(point?.value).toBeCloseTo(20, 9);
    expect(point?.expected).toBeCloseTo(10, 9);
    expect(point?.residual).toBeCloseTo(10, 9);
    const unit = Math.sqrt((0.3 * 0.7) / 100 + (0.2 * 0.8) / 400);
    const error = 0.2 * Math.sqrt(1.5 + 1 / 24);
    expect(point?.z).toBeCloseTo((0.2 * 0.1) / unit / error, 9);
    expect(point?.limits?.[1]).toBeCloseTo(100 * 2.15 * error * unit, 9);
  });

  it('widens away from zero, to either side', () => {
    expect(gap(focal(Array(6).fill(45)), reference(Array(6).fill(80)))?.verdict).toMatchObject({ direction: 'widens' });
    const lower = gap(reference(Array(6).fill(40)), focal(Array(6).fill(30)))?.verdict;
    expect(lower).toMatchObject({ state: 'signal', direction: 'widens' });
  });

  it('has a gap that narrows as news too', () => {
    expect(gap(focal(Array(6).fill(17)), reference(Array(6).fill(80)))?.verdict).toMatchObject({
      direction: 'narrows',
    });
  });

  it('stays quiet where both groups move together', () => {
    expect(gap(focal(Array(6).fill(40)), reference(Array(6).fill(120)))?.verdict.state).toBe('none');
  });

  it('has no value where either group has none', () => {
    const theirs = [...reference([80, 80]), undefined];
    const watched = gap(focal([45, 45, 45]), theirs);
    expect(watched?.verdict).toEqual({ state: 'cannot-say', reason: 'no-value' });
    expect(watched?.points.length).toBe(26);
    expect(gap([...focal([]).slice(0, 5), undefined, ...focal([]).slice(0, 4)], reference([]))?.verdict).toEqual({
      state: 'learning',
      more: 3,
    });
  });

  it('has no value at a place that the other group is not shown at', () => {
    const [watched] = watchGaps([madeSeries('a', focal([30]))], [madeSeries('b', reference([80]))], 'month');
    expect(watched?.verdict).toEqual({ state: 'learning', more: 12 });
  });

  it('turns around when everybody who met the definition is who did not', () => {
    const turn = (counts: readonly Proportion[]) =>
      counts.map(({ numerator, denominator }) => ({ numerator: denominator - numerator, denominator }));
    const [ours, theirs] = [focal([45, 44, 46, 45]), reference([80, 81, 79, 82])];
    const [one, other] = [gap(ours, theirs), gap(turn(ours), turn(theirs))];
    expect(other?.verdict).toEqual(one?.verdict);
    expect(other?.points.at(-1)?.z).toBeCloseTo(-(one?.points.at(-1)?.z ?? 0), 9);
  });
});
