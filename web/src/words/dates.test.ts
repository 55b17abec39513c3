import { describe, expect, it } from 'vitest';
import { formatDate, formatMoment } from './dates.ts';

describe('dates in words', () => {
  it('keeps a calendar date on its day in every time zone', () => {
    expect(formatDate('2026-03-13')).toBe('Mar 13, 2026');
  });

  it('writes a moment with its time in plain spaces', () => {
    expect(formatMoment('2026-03-10T12:42:00Z')).toMatch(/^Mar 1\d, 2026, \d{1,2}:\d{2} [ap]m$/);
  });
});
