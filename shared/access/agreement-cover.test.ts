import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../catalog/agreement.ts';
import { calendarDay, laterDay } from '../catalog/calendar-day.ts';
import { coverOf, isCovered } from './agreement-cover.ts';
import { describeCover } from './describe-cover.ts';

const agreement: Agreement = {
  id: 'fircrest-2025',
  partnerId: 'fircrest',
  signedOn: '2025-07-01',
  expiresOn: '2026-06-30',
  datasets: ['attendance'],
  level: 'students',
};
const attendance = { partnerId: 'fircrest', dataset: 'attendance' } as const;
const on = (day: string, ...agreements: Agreement[]) => coverOf(agreements, attendance, day);

describe('what agreements cover', () => {
  it('is from the day of signing to the last day, both included', () => {
    expect(on('2025-06-30', agreement)).toEqual({ state: 'not-yet', from: '2025-07-01' });
    expect(on('2025-07-01', agreement)).toEqual({ state: 'covered', until: '2026-06-30' });
    expect(on('2026-06-30', agreement)).toEqual({ state: 'expiring', until: '2026-06-30' });
    expect(on('2026-07-01', agreement)).toEqual({ state: 'expired', until: '2026-06-30' });
  });

  it('is warned of from 60 days before its end', () => {
    expect(on('2026-04-30', agreement).state).toBe('covered');
    expect(on('2026-05-01', agreement).state).toBe('expiring');
  });

  it('ends with its day by the clock of the partnership, not by that of UTC', () => {
    const moment = new Date('2026-07-01T05:00:00Z');
    expect(isCovered(on(calendarDay(moment, 'America/Los_Angeles'), agreement))).toBe(true);
    expect(isCovered(on(calendarDay(moment, 'UTC'), agreement))).toBe(false);
  });

  it('goes on where another agreement follows without a gap', () => {
    const next = { ...agreement, id: 'next', signedOn: '2026-07-01', expiresOn: '2027-06-30' };
    const later = { ...agreement, id: 'later', signedOn: '2027-07-02', expiresOn: '2028-06-30' };
    expect(on('2026-06-30', later, next, agreement)).toEqual({ state: 'covered', until: '2027-06-30' });
    expect(on('2027-07-01', later, next, agreement)).toEqual({ state: 'not-yet', from: '2027-07-02' });
  });

  it('is its own partner, its own datasets and its own level', () => {
    expect(coverOf([agreement], { ...attendance, partnerId: 'eastmoor' }, '2026-01-01')).toEqual({ state: 'none' });
    expect(coverOf([agreement], { ...attendance, dataset: 'counts' }, '2026-01-01')).toEqual({ state: 'none' });
    const counts = { ...agreement, level: 'counts', datasets: ['counts'] } as const;
    const ofCounts: Agreement = { ...counts, datasets: [...counts.datasets] };
    expect(on('2026-01-01', ofCounts)).toEqual({ state: 'counts-only' });
    expect(coverOf([ofCounts], { ...attendance, dataset: 'counts' }, '2026-01-01').state).toBe('covered');
    expect(on('2026-01-01', { ...ofCounts, datasets: ['attendance', 'counts'] })).toEqual({ state: 'counts-only' });
    expect(on('2026-01-01', ofCounts, agreement).state).toBe('covered');
  });

  it('covers a day exactly when one agreement does, and every day until the one it names', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((count) => laterDay('2026-01-20', count));
    const any = fc.array(
      fc.record({ signedOn: day, expiresOn: day }).map((days): Agreement => ({ ...agreement, ...days })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(any, day, (agreements, today) => {
        const holds = (one: string) => agreements.some((it) => it.signedOn <= one && one <= it.expiresOn);
        const cover = on(today, ...agreements);
        expect(isCovered(cover)).toBe(holds(today));
        if (!isCovered(cover)) return;
        for (let one = today; one <= cover.until; one = laterDay(one, 1)) expect(holds(one)).toBe(true);
        expect(holds(laterDay(cover.until, 1))).toBe(false);
      }),
    );
  });
});

describe('the words of a cover', () => {
  it('say what, with whom, and when', () => {
    const about = { partner: 'Fircrest School District', dataset: 'monitoring' } as const;
    expect(describeCover({ state: 'expired', until: '2026-06-30' }, about)).toBe(
      'The data sharing agreement with Fircrest School District on weekly probes ended on June 30, 2026.',
    );
    expect(describeCover({ state: 'not-yet', from: '2026-07-01' }, about)).toContain('begins on July 1, 2026');
    expect(describeCover({ state: 'counts-only' }, about)).toContain('for counts only, not for weekly probes');
    expect(describeCover({ state: 'none' }, about)).toContain('no data sharing agreement with Fircrest');
  });
});
