import { describe, expect, it } from 'vitest';
import { dueDays, dueOf } from './due-days.ts';
import { monthly } from './testing/sent.ts';

const every = (from: string, dueDays: number, more: object = {}) =>
  monthly({ calendar: { kind: 'every', from, dueDays, ...more } });
const daysOf = (schedule: ReturnType<typeof monthly>, from: string, to: string) =>
  dueDays(schedule, from, to).map(({ period, dueOn }) => `${period} ${dueOn}`);

describe('the due days of a schedule', () => {
  it.each([
    ['a week, from its Sunday', '2026-W07', 3, ['2026-W07 2026-02-18', '2026-W08 2026-02-25'], '2026-02-28'],
    ['a week over the new year', '2026-W53', 2, ['2026-W53 2027-01-05', '2027-W01 2027-01-12'], '2027-01-12'],
    ['a month', '2026-02', 10, ['2026-02 2026-03-10', '2026-03 2026-04-10'], '2026-04-30'],
    ['a February of 29 days', '2028-02', 1, ['2028-02 2028-03-01', '2028-03 2028-04-01'], '2028-04-01'],
    ['the day on which a month ends', '2028-02', 0, ['2028-02 2028-02-29'], '2028-03-01'],
    ['an assessment window', '2025-26-BOY', 14, ['2025-26-BOY 2025-11-14', '2025-26-MOY 2026-03-01'], '2026-03-01'],
    ['a school year', '2025-26-YEAR', 92, ['2025-26-YEAR 2026-09-30'], '2026-12-31'],
  ])('count from the end of %s', (_, from, days, expected, to) => {
    expect(daysOf(every(from, days), '2000-01-01', to)).toEqual(expected);
  });

  it('are those asked for, the first and the last included', () => {
    const schedule = every('2025-09', 10, { to: '2025-12' });
    expect(daysOf(schedule, '2025-11-10', '2025-12-10')).toEqual(['2025-10 2025-11-10', '2025-11 2025-12-10']);
    expect(daysOf(schedule, '2025-11-11', '2026-12-31')).toEqual(['2025-11 2025-12-10', '2025-12 2026-01-10']);
  });

  it('leave out months without school, of weeks by their Thursday', () => {
    const schoolYear = { months: [9, 10, 11, 12, 1, 2, 3, 4, 5, 6] };
    const summer = dueDays(every('2026-05', 0, schoolYear), '2026-05-01', '2026-10-01').map(({ period }) => period);
    expect(summer).toEqual(['2026-05', '2026-06', '2026-09']);
    const weeks = dueDays(every('2026-W26', 0, schoolYear), '2026-06-01', '2026-09-10').map(({ period }) => period);
    // That of Monday, June 29 has its Thursday in July; that of August 31 has it in September.
    expect(weeks).toEqual(['2026-W26', '2026-W36']);
  });

  it('are as listed, the soonest first', () => {
    const periods = [
      { period: '2025-26-MOY', dueOn: '2026-02-02' },
      { period: '2025-26-BOY', dueOn: '2025-10-20' },
    ];
    expect(dueDays(monthly({ calendar: { kind: 'listed', periods } }), '2025-10-20', '2026-02-02')).toEqual(
      periods.toReversed(),
    );
  });

  it('are told of one period, where it is asked for', () => {
    const schedule = every('2025-09', 10, { to: '2026-06', months: [9, 10] });
    const asked = ['2025-09', '2025-08', '2026-06', '2026-09', '2025-W40'].map((one) => dueOf(schedule, one)?.dueOn);
    expect(asked).toEqual(['2025-10-10', undefined, undefined, undefined, undefined]);
  });
});
