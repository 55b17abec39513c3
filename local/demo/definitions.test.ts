import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { coverOf, isCovered } from '../../shared/access/agreement-cover.ts';
import { agreementSchema } from '../../shared/catalog/agreement.ts';
import { laterDay } from '../../shared/catalog/calendar-day.ts';
import { records } from './definitions.ts';
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
