import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseScheduleExpression, startSchedule } from './schedules.ts';

describe('a schedule expression', () => {
  it.each([
    ['rate(5 minutes)', { kind: 'every', milliseconds: 300_000 }],
    ['rate(1 hour)', { kind: 'every', milliseconds: 3_600_000 }],
    ['rate(2 days)', { kind: 'every', milliseconds: 172_800_000 }],
    ['cron(0 8 ? * MON *)', { kind: 'cron', pattern: '0 0 8 * * MON *' }],
    ['cron(30 4 1 * ? 2027)', { kind: 'cron', pattern: '0 30 4 1 * * 2027' }],
    ['at(2026-09-01T08:00:00)', { kind: 'once', at: '2026-09-01T08:00:00' }],
  ])('%s is understood', (expression, times) => {
    expect(parseScheduleExpression(expression)).toEqual(times);
  });

  it.each(['rate(0 minutes)', 'rate(5 weeks)', 'cron(0 8 * * *)', 'every day', 'at(tomorrow)'])(
    '%s stops the start',
    (expression) => {
      expect(() => parseScheduleExpression(expression)).toThrow(expression);
    },
  );
});

describe('a schedule', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** The instants at which a schedule is due, from a start to an end. */
  async function dueTimes(expression: string, timeZone: string, from: string, to: string): Promise<string[]> {
    vi.setSystemTime(new Date(from));
    const times: string[] = [];
    const end = startSchedule({ expression, timeZone }, () => times.push(new Date().toISOString().slice(0, 16)));
    await vi.advanceTimersByTimeAsync(Date.parse(to) - Date.parse(from));
    end();
    await vi.advanceTimersByTimeAsync(7 * 86_400_000);
    return times;
  }

  it('counts the days of the week from 1 = Sunday', async () => {
    expect(await dueTimes('cron(0 8 ? * 1 *)', 'UTC', '2026-11-20T00:00:00Z', '2026-11-24T00:00:00Z')).toEqual([
      '2026-11-22T08:00',
    ]);
  });

  it('keeps to the wall clock of its time zone when summer time ends', async () => {
    const times = await dueTimes(
      'cron(0 8 * * ? *)',
      'America/Los_Angeles',
      '2026-10-31T00:00:00Z',
      '2026-11-02T00:00:00Z',
    );
    expect(times).toEqual(['2026-10-31T15:00', '2026-11-01T16:00']);
  });

  it('repeats at its rate until it is ended', async () => {
    const times = await dueTimes('rate(5 minutes)', 'UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:11:00Z');
    expect(times).toEqual(['2026-01-01T00:05', '2026-01-01T00:10']);
  });

  it('is due once at its time', async () => {
    const times = await dueTimes(
      'at(2026-01-01T09:00:00)',
      'Europe/Paris',
      '2026-01-01T00:00:00Z',
      '2026-01-02T00:00:00Z',
    );
    expect(times).toEqual(['2026-01-01T08:00']);
  });
});
