import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterDay } from '../catalog/calendar-day.ts';
import { dayOfWork, morningOf } from './day-of-work.ts';
import { noticeId, noticesToday, standingBehind } from './notices.ts';
import { excused, file, monthly, sent } from './testing/sent.ts';

const february = (change: object = {}) =>
  monthly({ calendar: { kind: 'every', from: '2026-02', to: '2026-02', dueDays: 10 }, escalateDays: 14, ...change });
const both = ['birch', 'cedar'];
const told = (...args: Parameters<typeof sent>) =>
  noticesToday(february(), sent(...args)).map(({ kind, on }) => `${kind} ${on}`);

describe('what is written about a period that is due on March 10', () => {
  it.each([
    ['2026-03-02', []],
    ['2026-03-03', ['reminder 2026-03-03']],
    ['2026-03-08', ['reminder 2026-03-03']],
    ['2026-03-09', ['reminder 2026-03-09']],
    ['2026-03-10', ['reminder 2026-03-09']],
    ['2026-03-11', ['overdue 2026-03-11']],
    ['2026-03-17', ['overdue 2026-03-17']],
    ['2026-03-24', ['overdue 2026-03-17', 'escalation 2026-03-24']],
    ['2026-04-06', ['escalation 2026-03-24']],
    ['2026-04-07', []],
  ])('on %s: %j', (today, expected) => {
    expect(told(today)).toEqual(expected);
  });

  it('is nothing once it came whole or was excused, and names what is missing while it came in part', () => {
    expect(told('2026-03-11', [file('2026-02', both)])).toEqual([]);
    expect(told('2026-03-11', [], [excused('2026-02')])).toEqual([]);
    const inPart = sent('2026-03-11', [file('2026-01', both), file('2026-02', ['birch'])]);
    const [notice] = noticesToday(february(), inPart);
    expect(notice && standingBehind(notice, february(), inPart)?.missing).toEqual(['cedar']);
  });

  it('begins anew when it is put off', () => {
    const putOff = [excused('2026-02', '2026-03-20')];
    expect(told('2026-03-11', [], putOff)).toEqual([]);
    expect(told('2026-03-13', [], putOff)).toEqual(['reminder 2026-03-13']);
    expect(told('2026-03-21', [], putOff)).toEqual(['overdue 2026-03-21']);
  });
});

describe('a notice', () => {
  const [notice] = noticesToday(february(), sent('2026-03-09'));
  const isTrue = (...args: Parameters<typeof sent>) =>
    notice !== undefined && standingBehind(notice, february(), sent(...args)) !== undefined;

  it('is over when its period came, was excused or put off, or its day passed', () => {
    expect(isTrue('2026-03-10')).toBe(true);
    expect(isTrue('2026-03-10', [file('2026-02', both)])).toBe(false);
    expect(isTrue('2026-03-10', [], [excused('2026-02')])).toBe(false);
    expect(isTrue('2026-03-10', [], [excused('2026-02', '2026-03-20')])).toBe(false);
    expect(isTrue('2026-03-11')).toBe(false);
  });
});

const day = fc.integer({ min: -30, max: 60 }).map((days) => laterDay('2026-03-10', days));
const steps = fc.record({
  remindDays: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
  overdueDays: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
  escalateDays: fc.integer({ min: 1, max: 30 }),
});
const idsOn = (days: readonly string[], change: object, ...rest: [Parameters<typeof sent>[1]?]) =>
  days.flatMap((one) => noticesToday(february(change), sent(one, ...rest)).map((notice) => noticeId(notice)));

describe('planning', () => {
  it('gives the same lines however often and in whatever order it runs, and the more often the more', () => {
    fc.assert(
      fc.property(steps, fc.array(day, { maxLength: 8 }), fc.array(day, { maxLength: 8 }), (change, days, more) => {
        const once = new Set(idsOn(days, change));
        expect(new Set(idsOn([...days, ...days].toReversed(), change))).toEqual(once);
        expect(idsOn([...more, ...days], change)).toEqual(expect.arrayContaining([...once]));
      }),
      { numRuns: 60 },
    );
  });

  it('tells one thing a day of each sort, and every step once when it runs daily', () => {
    const daily = Array.from({ length: 91 }, (_, index) => laterDay('2026-02-08', index));
    fc.assert(
      fc.property(steps, day, (change, today) => {
        const { remindDays, overdueDays } = change;
        expect(new Set(idsOn(daily, change)).size).toBe(remindDays.length + overdueDays.length + 1);
        expect(idsOn([today], change).length).toBeLessThanOrEqual(2);
        expect(idsOn(daily, change, [file('2026-02', both)])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the day of work', () => {
  it.each([
    ['2026-03-10T13:59Z', 'America/Los_Angeles', '2026-03-09'],
    ['2026-03-10T14:00Z', 'America/Los_Angeles', '2026-03-10'],
    ['2026-03-10T01:30Z', 'Asia/Kolkata', '2026-03-10'],
    ['2026-03-09T21:00Z', 'Pacific/Guam', '2026-03-10'],
  ])('at %s in %s is %s, and begins in the morning', (moment, zone, expected) => {
    const at = new Date(moment);
    expect(dayOfWork(at, zone)).toBe(expected);
    expect(morningOf(expected, zone).getTime()).toBeLessThanOrEqual(at.getTime());
    expect(dayOfWork(morningOf(expected, zone), zone)).toBe(expected);
  });
});
