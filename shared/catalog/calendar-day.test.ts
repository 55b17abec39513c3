import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, endOfDay, laterDay } from './calendar-day.ts';

const zones = ['UTC', 'America/Los_Angeles', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Niue'];

describe('the day of a moment', () => {
  it('is that of the clock of the zone', () => {
    const moment = new Date('2026-07-01T05:00:00Z');
    expect(calendarDay(moment, 'America/Los_Angeles')).toBe('2026-06-30');
    expect(calendarDay(moment, 'UTC')).toBe('2026-07-01');
  });
});

describe('the end of a day', () => {
  it('is midnight by the clock of the zone, on days of 23 and 25 hours too', () => {
    const end = (day: string) => endOfDay(day, 'America/Los_Angeles').toISOString();
    expect(end('2026-06-30')).toBe('2026-07-01T07:00:00.000Z');
    expect(end('2026-03-07')).toBe('2026-03-08T08:00:00.000Z');
    expect(end('2026-03-08')).toBe('2026-03-09T07:00:00.000Z');
    expect(end('2026-11-01')).toBe('2026-11-02T08:00:00.000Z');
  });

  it('is the first moment that is no longer of that day, in every zone', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((count) => laterDay('2024-01-01', count));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
        const end = endOfDay(day, zone);
        expect(calendarDay(new Date(end.getTime() - 1), zone)).toBe(day);
        expect(calendarDay(end, zone)).toBe(laterDay(day, 1));
      }),
      { numRuns: 200 },
    );
  });
});
