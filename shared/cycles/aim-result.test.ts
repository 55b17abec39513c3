import { describe, expect, it } from 'vitest';
import { aimResult } from './aim-result.ts';
import type { Aim, Phase } from './cycle.ts';
import type { AimResult } from './result.ts';
import { coaching, evidenceOf, type Made } from './testing/evidence.ts';

const aimed = (aim: Aim, made: Made, phase: object = {}, indicator: object = {}): AimResult => {
  const [first] = coaching({}, phase).phases;
  return aimResult(aim, first as Phase, 0, evidenceOf(made, indicator));
};

/** Yearly graduation from 2011 to 2020, toward 90% in 2025, as in the reference case. */
const rates = [79, 80, 81.4, 82.3, 83.2, 84.1, 84.6, 85.3, 85.8, 86.5];
const yearOf = (year: number) => `${year}-${String((year + 1) % 100).padStart(2, '0')}-YEAR`;
const graduation: Made = {
  harbor: Object.fromEntries(rates.map((rate, index) => [yearOf(2011 + index), [rate * 10, 1000]])),
};
const yearly = { startedOn: '2019-09-01', baseline: yearOf(2018), comparison: undefined };

/** Two earlier school years at two schools: from winter to spring 5, 6, 4 and 5 points. */
const seasons: Made = {
  harbor: {
    ...{ '2023-24-MOY': [200, 500], '2023-24-EOY': [225, 500], '2024-25-MOY': [205, 500], '2024-25-EOY': [235, 500] },
    ...{ '2025-26-BOY': [191, 500], '2025-26-MOY': [245, 500] },
  },
  birch: {
    ...{ '2023-24-MOY': [200, 500], '2023-24-EOY': [220, 500], '2024-25-MOY': [205, 500], '2024-25-EOY': [230, 500] },
    ...{ '2025-26-BOY': [200, 500], '2025-26-MOY': [220, 500] },
  },
};

describe('the way to an aim', () => {
  it('from one year to another agrees with R', () => {
    const found = aimed({ to: 90, by: yearOf(2025) }, graduation, yearly);
    expect(found).toMatchObject({
      ...{
        unit: 'percent',
        from: { period: yearOf(2018), value: 85.3 },
        latest: { period: yearOf(2020), value: 86.5 },
      },
      ...{ toGo: 3.5, pace: { per: 'school year', needed: 0.7, seen: 0.6 } },
      // 91.0158, from 89.6924 to 92.3392: 90 lies within.
      forecast: { by: 'trend', value: 91, interval: [89.7, 92.3], points: 10 },
      verdict: 'cannot-say',
    });
    expect(found.path.map(({ value }) => value)).toEqual([85.3, 86, 86.6, 87.3, 88, 88.7, 89.3, 90]);
  });

  it('is on it, behind, or there', () => {
    const verdict = (aim: Aim) => aimed(aim, graduation, yearly).verdict;
    expect(verdict({ to: 89, by: yearOf(2025) })).toBe('on-the-way');
    expect(verdict({ to: 95, by: yearOf(2025) })).toBe('behind');
    expect(verdict({ to: 86.5, by: yearOf(2025) })).toBe('reached');
    expect(verdict({ to: 86, by: yearOf(2019) })).toBe('behind');
    expect(verdict({ to: 85, by: yearOf(2019) })).toBe('reached');
  });

  it('turns with the direction of the indicator', () => {
    const falling: Made = {
      harbor: Object.fromEntries(rates.map((rate, index) => [yearOf(2011 + index), [1000 - rate * 10, 1000]])),
    };
    const verdict = (to: number) => aimed({ to, by: yearOf(2025) }, falling, yearly, { betterWhen: 'lower' }).verdict;
    expect([11, 5, 13.5].map(verdict)).toEqual(['on-the-way', 'behind', 'reached']);
  });

  it('goes on by the usual step from one time of the year to another', () => {
    const found = aimed({ to: 58, by: '2025-26-EOY' }, seasons);
    expect(found).toMatchObject({
      from: { period: '2024-25-EOY', value: 47 },
      latest: { period: '2025-26-MOY', value: 49 },
      ...{ toGo: 9, pace: { per: 'school year', needed: 11, seen: 8 } },
      forecast: { by: 'usual-step', step: 5, points: 4, value: 54, interval: [51.1, 56.9] },
      verdict: 'behind',
    });
    expect(found.path).toHaveLength(4);
  });

  it('cannot be said of too few earlier values, or across a new edition', () => {
    const { harbor = {} } = seasons;
    expect(aimed({ to: 58, by: '2025-26-EOY' }, { harbor }).verdict).toBe('cannot-say');
    const breaks = [{ from: '2025-26-BOY', reason: 'New cut points.', earlierEdition: '2024' }];
    const found = aimed({ to: 58, by: '2025-26-EOY' }, seasons, {}, { breaks });
    expect([found.forecast, found.from]).toEqual([{ cannotSay: 'too-short' }, undefined]);
  });

  it('is that of a gap, of which less is better', () => {
    const both = (own: number, other: number) => ({
      cells: { 'race:color': [own, 1000] as [number, number], 'race:white': [other, 1000] as [number, number] },
    });
    const made: Made = {
      harbor: { [yearOf(2018)]: both(700, 843), [yearOf(2019)]: both(720, 843), [yearOf(2020)]: both(745, 840) },
    };
    const phase = { ...yearly, test: { placeIds: ['harbor'], group: 'race:color' } };
    const found = aimed({ to: 10, by: yearOf(2020), gapTo: 'race:white' }, made, phase);
    expect(found).toMatchObject({ unit: 'points', from: { value: 14.3 }, latest: { value: 9.5 }, toGo: 0 });
    expect(found.verdict).toBe('reached');
  });

  it('waits for a latest period that not all places are in', () => {
    const of = (values: number[]) =>
      Object.fromEntries(values.map((rate, index) => [yearOf(2011 + index), [rate * 10, 1000] as [number, number]]));
    const phase = { ...yearly, test: { placeIds: ['harbor', 'linden'] } };
    const { latest } = aimed(
      { to: 90, by: yearOf(2025) },
      { harbor: of(rates), linden: of(rates.slice(0, -1)) },
      phase,
    );
    expect(latest).toEqual({ period: yearOf(2019), value: 85.8, without: [] });
  });

  it('is without a place that is hidden, from its start on', () => {
    const made: Made = { ...graduation, linden: { [yearOf(2018)]: 'hidden', [yearOf(2020)]: [10, 1000] } };
    const phase = { ...yearly, test: { placeIds: ['harbor', 'linden'] } };
    const { latest } = aimed({ to: 90, by: yearOf(2025) }, made, phase);
    expect(latest).toEqual({
      ...{ period: yearOf(2020), value: 86.5 },
      without: [{ placeId: 'linden', because: 'hidden' }],
    });
  });
});
