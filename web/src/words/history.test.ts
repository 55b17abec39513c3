import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../shared/api/history.ts';
import { formatMoment } from './dates.ts';
import { fileFate, ifWithdrawnWords } from './history.ts';

const entry = (id: string, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  period: '2026-02',
  sentBy: 'Fircrest School District',
  linkId: 'ab12',
  fileName: 'attendance.csv',
  state: 'accepted',
  at: `2026-03-0${id}T17:31:00Z`,
  checksum: '',
  current: true,
  replaces: [],
  ...change,
});
const moment = (id: string) => formatMoment(entry(id).at);

describe('what withdrawing a file does', () => {
  const words = (restores: string[], leavesNone: boolean) =>
    ifWithdrawnWords(entry('3', { ifWithdrawn: { restores, leavesNone } }), [entry('3'), entry('2'), entry('1')]);

  it('names the file that counts again, or both', () => {
    expect(words(['2'], false)).toBe(`The file of ${moment('2')} counts again.`);
    expect(words(['2', '1'], false)).toBe(`The files of ${moment('2')} and of ${moment('1')} count again.`);
  });

  it('says where no value is left', () => {
    expect(words([], true)).toBe('The period then has no value.');
    expect(words(['2'], true)).toContain('Schools that only this file has then have no value.');
  });

  it('says that nothing changes for a file that counts nowhere', () => {
    expect(words([], false)).toBe('It does not count now. No value changes.');
  });
});

describe('what became of a file', () => {
  it('tells a replaced file from the one that counts', () => {
    expect(fileFate(entry('1'))).toBe('current');
    expect(fileFate(entry('1', { current: false }))).toBe('replaced');
    expect(fileFate(entry('1', { state: 'withdrawn', current: false }))).toBe('withdrawn');
  });
});
