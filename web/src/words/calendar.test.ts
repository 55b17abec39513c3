import { describe, expect, it } from 'vitest';
import type { CalendarCell, CalendarRow } from '../../../shared/api/calendar.ts';
import { scheduleSchema } from '../../../shared/calendar/schedule.ts';
import { calendarTitle, cellSentence, cellWords, dueWords, noticeWords, silentWarnings } from './calendar.ts';

const DAY = '2026-03-16';
const cell = (change: Partial<CalendarCell>): CalendarCell => ({
  ...{ period: '2026-02', dueOn: '2026-03-10', state: 'overdue', isLate: true, received: 0, missing: [] },
  ...change,
});
const cedar = [{ id: 'cedar', name: 'Cedar' }];
const putOff = { reason: 'A flood.', until: '2026-03-20', at: '2026-03-01T00:00:00Z' };

describe('a period of the calendar in words', () => {
  it.each<[Partial<CalendarCell>, string, string, string]>([
    [{}, 'Overdue', '6 days late', 'Nothing came yet. It was due on Mar 10, 2026, 6 days ago.'],
    [
      { state: 'partly', missing: cedar },
      'Partly',
      '1 missing, 6 days late',
      '1 place is missing. It was due on Mar 10, 2026, 6 days ago.',
    ],
    [
      { state: 'partly', missing: cedar, isLate: false, dueOn: '2026-03-20' },
      'Partly',
      '1 missing, due Mar 20',
      '1 place is missing. It is due on Mar 20, 2026.',
    ],
    [{ state: 'received', isLate: false }, 'Received', '', 'Received. It was due on Mar 10, 2026.'],
    [{ state: 'excused', isLate: false }, 'Excused', '', 'Excused: nothing is to come.'],
    [
      { state: 'due', isLate: false, dueOn: '2026-03-20', excuse: putOff },
      'Put off',
      'to Mar 20',
      'Nothing came yet. It is due on Mar 20, 2026.',
    ],
    [
      { state: 'due', isLate: false, dueOn: '2026-03-17' },
      'Due',
      'Mar 17',
      'Nothing came yet. It is due on Mar 17, 2026.',
    ],
    [
      { state: 'not-yet', isLate: false, dueOn: '2026-04-10' },
      'Not yet',
      'due Apr 10',
      'Nothing came yet. It is due on Apr 10, 2026.',
    ],
  ])('%j', (change, word, more, sentence) => {
    expect(cellWords(cell(change), DAY)).toEqual({ word, more });
    expect(cellSentence(cell(change), DAY)).toBe(sentence);
  });
});

const row = (cells: CalendarCell[], change: Partial<CalendarRow> = {}): CalendarRow => ({
  ...{ scheduleId: 'monthly', partnerId: 'fircrest', dataset: 'attendance', kind: 'month', cells },
  ...change,
});

describe('the calendar in words', () => {
  it('says what is late', () => {
    expect(calendarTitle([])).toBe('Nothing is asked for yet');
    expect(calendarTitle([row([cell({ isLate: false })])])).toBe('Everything that was due is here');
    expect(calendarTitle([row([cell({}), cell({ state: 'partly' })])])).toBe('2 files are overdue');
  });

  it('says who is not reminded of what is still to come', () => {
    const partners = [{ id: 'fircrest', name: 'Fircrest' }];
    const open = [row([cell({})], { silentBecause: 'no-contact' }), row([cell({})])];
    expect(silentWarnings(open, partners)).toEqual([
      'Fircrest has no contact, so nobody is reminded of attendance. Enter one under Partners.',
    ]);
    expect(silentWarnings([row([cell({ state: 'received' })], { silentBecause: 'no-agreement' })], partners)).toEqual(
      [],
    );
  });

  it('says when files are due and who is written to', () => {
    const schedule = (calendar: object, more: object = {}) =>
      scheduleSchema.parse({ id: 'monthly', partnerId: 'fircrest', dataset: 'attendance', calendar, ...more });
    const every = { kind: 'every', from: '2025-09', dueDays: 10, months: [9, 10] };
    expect(dueWords(schedule(every), 'month')).toBe(
      'every month from Sep 2025, in 2 months of the year, due 10 days after its end',
    );
    const listed = { kind: 'listed', periods: [{ period: '2025-26-BOY', dueOn: '2025-10-20' }] };
    expect(dueWords(schedule(listed), 'window')).toBe('beginning of year 2025–26 by Oct 20, 2025');
    expect(noticeWords(schedule(every, { escalateDays: 14 }))).toBe(
      'Reminded 7 and 1 days before, told 1 and 7 days after; staff are told after 14 days',
    );
    expect(noticeWords(schedule(every, { remindDays: [], overdueDays: [1] }))).toBe(
      'Not reminded before, told 1 day after; staff are not told',
    );
  });
});
