import { describe, expect, it } from 'vitest';
import { nextDue } from './next-due.ts';
import { standingOf } from './standing.ts';
import { excused, file, monthly, sent } from './testing/sent.ts';

const february = { period: '2026-02', dueOn: '2026-03-10' };
const both = ['birch', 'cedar'];
const before = file('2026-01', both);
const standing = (...args: Parameters<typeof sent>) => standingOf(monthly(), february, sent(...args));

describe('a period', () => {
  it.each([
    ['2026-02-28', 'not-yet'],
    ['2026-03-01', 'due'],
    ['2026-03-10', 'due'],
    ['2026-03-11', 'overdue'],
  ])('of which nothing came is on %s: %s', (today, state) => {
    expect(standing(today)).toMatchObject({ state, isLate: state === 'overdue', received: [], missing: [] });
  });

  it('lacks the places that came before it, within a year', () => {
    expect(standing('2026-03-11', [before])).toMatchObject({ state: 'overdue', missing: both });
    const birch = file('2026-02', ['birch']);
    expect(standing('2026-03-05', [before, birch])).toMatchObject({
      state: 'partly',
      isLate: false,
      missing: ['cedar'],
    });
    expect(standing('2026-03-11', [before, birch])).toMatchObject({ state: 'partly', isLate: true });
    expect(standing('2026-03-11', [file('2025-02', both), birch]).missing).toEqual(['cedar']);
    expect(standing('2026-03-11', [file('2025-01', both), birch])).toMatchObject({ state: 'received', missing: [] });
  });

  it('lacks no place that is not the partner’s, and none of others’ files', () => {
    const elsewhere = file('2026-01', ['dune', 'closed-school']);
    const ofOther = { ...file('2026-01', both), partnerId: 'eastmoor' };
    expect(standing('2026-03-11', [elsewhere, ofOther, file('2026-02', ['birch'])]).state).toBe('received');
  });

  it('lacks the places that its schedule names, whatever came before', () => {
    const schedule = monthly({ placeIds: ['cedar'] });
    const one = (manifests: Parameters<typeof sent>[1]) =>
      standingOf(schedule, february, sent('2026-03-11', manifests));
    expect(one([before, file('2026-02', ['birch'])])).toMatchObject({ state: 'partly', missing: ['cedar'] });
    expect(one([before, file('2026-02', ['cedar'])]).state).toBe('received');
  });

  it('lacks nothing when its partner says that the file is complete, until that is withdrawn', () => {
    const files = (withdrawn: boolean) => [before, file('2026-02', ['birch'], { complete: true, withdrawn })];
    expect(standing('2026-03-11', files(false)).state).toBe('received');
    expect(standing('2026-03-11', files(true))).toMatchObject({ state: 'overdue', missing: both });
  });

  it('is excused, or due on a later day, for a reason', () => {
    expect(standing('2026-03-11', [before], [excused('2026-02')])).toMatchObject({ state: 'excused', isLate: false });
    const putOff = (today: string) => standing(today, [before], [excused('2026-02', '2026-03-20')]);
    expect(putOff('2026-03-20')).toMatchObject({ state: 'due', dueOn: '2026-03-20', excuse: { reason: 'A flood.' } });
    expect(putOff('2026-03-21')).toMatchObject({ state: 'overdue', isLate: true });
    expect(standing('2026-03-11', [], [excused('2026-02', '2026-03-01')]).dueOn).toBe('2026-03-10');
    expect(standing('2026-03-11', [file('2026-02', both)], [excused('2026-02')]).state).toBe('received');
  });
});

describe('the next file', () => {
  const next = (...args: Parameters<typeof sent>) => nextDue([monthly()], sent(...args));

  it('is the soonest that is in time, and neither received nor excused', () => {
    expect(next('2026-03-10')).toEqual({ scheduleId: 'monthly', ...february });
    const march = { scheduleId: 'monthly', period: '2026-03', dueOn: '2026-04-10' };
    expect(next('2026-03-11')).toEqual(march);
    expect(next('2026-03-10', [file('2026-02', both)])).toEqual(march);
    expect(next('2026-03-10', [], [excused('2026-02')])).toEqual(march);
    expect(next('2026-03-15', [], [excused('2026-02', '2026-03-20')])).toMatchObject({ dueOn: '2026-03-20' });
  });

  it('is none after the last', () => {
    const ended = monthly({ calendar: { kind: 'every', from: '2025-09', to: '2026-02', dueDays: 10 } });
    expect(nextDue([ended], sent('2026-03-11'))).toBeUndefined();
    expect(nextDue([], sent('2026-03-11'))).toBeUndefined();
  });
});
