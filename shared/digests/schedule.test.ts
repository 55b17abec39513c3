import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDigest } from './schedule.ts';
import { type DigestSchedule, digestScheduleSchema } from './settings.ts';

const losAngeles = 'America/Los_Angeles';
const schedule = (rest: object = {}): DigestSchedule => digestScheduleSchema.parse({ timeZone: losAngeles, ...rest });
const tuesday = schedule({ day: 2 });
const last = (one: DigestSchedule, now: string) => {
  const { at, period } = lastDigest(one, new Date(now));
  return `${period} ${at.toISOString()}`;
};
const clockIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(at)
    .replaceAll(',', '');

describe('the moment of a digest', () => {
  it.each([
    ['just before it', tuesday, '2026-03-10T13:59:59Z', '2026-W10 2026-03-03T15:00:00.000Z'],
    ['at it', tuesday, '2026-03-10T14:00:00Z', '2026-W11 2026-03-10T14:00:00.000Z'],
    ['after the clock went forward', tuesday, '2026-03-16T00:00:00Z', '2026-W11 2026-03-10T14:00:00.000Z'],
    ['after the clock went back', tuesday, '2026-11-05T00:00:00Z', '2026-W45 2026-11-03T15:00:00.000Z'],
    [
      'in an hour that the clock left out',
      schedule({ day: 7, hour: 2 }),
      '2026-03-08T20:00:00Z',
      '2026-W10 2026-03-08T10:00:00.000Z',
    ],
    [
      'in an hour that came twice',
      schedule({ day: 7, hour: 1 }),
      '2026-11-01T20:00:00Z',
      '2026-W44 2026-11-01T08:00:00.000Z',
    ],
    [
      'half an hour from the others',
      schedule({ day: 1, timeZone: 'Asia/Kolkata' }),
      '2026-03-10T00:00:00Z',
      '2026-W11 2026-03-09T01:30:00.000Z',
    ],
    [
      'on a day that is another one in UTC',
      schedule({ day: 1, hour: 20 }),
      '2026-03-10T12:00:00Z',
      '2026-W11 2026-03-10T03:00:00.000Z',
    ],
    [
      'on the first Monday of a month',
      schedule({ every: 'month' }),
      '2026-03-10T00:00:00Z',
      '2026-03 2026-03-02T15:00:00.000Z',
    ],
    ['of a quarter', schedule({ every: 'quarter' }), '2026-03-10T00:00:00Z', '2026-Q1 2026-01-05T15:00:00.000Z'],
    [
      'in the last week of an ISO year',
      schedule({ day: 5 }),
      '2027-01-02T00:00:00Z',
      '2026-W53 2027-01-01T15:00:00.000Z',
    ],
  ])('%s', (_, one, now, expected) => {
    expect(last(one, now)).toBe(expected);
  });
});

describe('whoever is where', () => {
  const zone = fc.constantFrom(losAngeles, 'America/St_Johns', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

  it('every ISO week has one digest, on the day and at the hour of the person’s clock', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 4, max: 23 }), (timeZone, day, hour) => {
        const one = schedule({ timeZone, day, hour });
        const seen = new Map<string, string>();
        for (let now = Date.UTC(2026, 0, 12, 3); now < Date.UTC(2027, 0, 12); now += 16 * 60 * 60 * 1000) {
          const { at, period } = lastDigest(one, new Date(now));
          expect(at.getTime()).toBeLessThanOrEqual(now);
          expect(seen.get(period) ?? at.toISOString()).toBe(at.toISOString());
          seen.set(period, at.toISOString());
          expect(clockIn(timeZone, at)).toBe(`${days[day - 1]} ${String(hour).padStart(2, '0')}:00`);
        }
        expect(seen.size).toBeGreaterThanOrEqual(52);
      }),
      { numRuns: 12 },
    );
  });
});
