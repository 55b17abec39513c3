import { expect, it } from 'vitest';
import { parseDay } from './parse-day.ts';

it.each([
  ['20260213', '2026-02-13'],
  ['2026-02-13', '2026-02-13'],
  ['2/13/2026 8:05 AM', '2026-02-13'],
  ['20260229', undefined],
  ['20261301', undefined],
  ['202602', undefined],
  ['2026', undefined],
  ['', undefined],
])('reads %o as a day: %s', (text, day) => {
  expect(parseDay(text)?.toISOString().slice(0, 10)).toBe(day);
});
