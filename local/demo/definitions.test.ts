import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { coverOf, isCovered } from '../../shared/access/agreement-cover.ts';
import { dueDays } from '../../shared/calendar/due-days.ts';
import { scheduleSchema } from '../../shared/calendar/schedule.ts';
import { stepsOn } from '../../shared/calendar/steps.ts';
import { agreementSchema } from '../../shared/catalog/agreement.ts';
import { laterDay } from '../../shared/catalog/calendar-day.ts';
import { records } from './definitions.ts';
import { schedules } from './due-dates.ts';
import { demoStages, tryFirstFile } from './files.ts';

const agreements = z
  .array(agreementSchema)
  .parse(records.flatMap(({ path, records: some }) => (path === 'agreements' ? some : [])));
const today = new Date().toISOString().slice(0, 10);

describe('the agreements of the made region', () => {
  it('cover every file that it sends today', () => {
    const { first, later } = demoStages();
    const files = [...first, ...later].flat();
    expect(files.filter((file) => !isCovered(coverOf(agreements, file, today)))).toEqual([]);
    expect(new Set(files.map((file) => coverOf(agreements, file, today).state))).toEqual(
      new Set(['covered', 'expiring']),
    );
  });

  it('cover the file to try first for as long as its link lives', () => {
    expect(coverOf(agreements, tryFirstFile, laterDay(today, 366)).state).toBe('covered');
  });
});

describe('the due dates of the made region', () => {
  const all = schedules.map((one) => scheduleSchema.parse(one));

  it('ask for files that it sends, each once, and one to try first', () => {
    const key = (partnerId: string, dataset: string, period: string) => `${partnerId} ${dataset} ${period}`;
    const { first, later } = demoStages();
    const sent = new Set(
      [...first, ...later].flat().map(({ partnerId, dataset, period }) => key(partnerId, dataset, period)),
    );
    const past = all.flatMap((one) =>
      dueDays(one, '', laterDay(today, 30)).map(({ period }) => key(one.partnerId, one.dataset, period)),
    );
    const { partnerId, dataset, period } = tryFirstFile;
    expect(past.filter((one) => !sent.has(one))).toEqual([
      key(partnerId, dataset, period),
      'eastmoor monitoring 2026-W20',
      'eastmoor monitoring 2026-W21',
    ]);
  });

  it('write to one partner alone at the start, if the rest has come', () => {
    const steps = all.flatMap((one) =>
      dueDays(one, '', laterDay(today, 30))
        .filter(({ period }) => period === tryFirstFile.period || one.dataset === 'monitoring')
        .flatMap(({ dueOn }) => stepsOn(one, dueOn, today).map(({ kind }) => `${one.id} ${kind}`)),
    );
    expect(new Set(steps.map((step) => step.replace(/^.*-attendance/, 'attendance')))).toEqual(
      new Set(['attendance reminder']),
    );
    expect(steps.filter((step) => step.startsWith('fircrest'))).toEqual(['fircrest-attendance reminder']);
  });
});
