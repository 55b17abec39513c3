import { describe, expect, it } from 'vitest';
import { fateOf, readWords } from './submission.ts';

const file = (id: string, state: 'accepted' | 'withdrawn' | 'awaiting-file' = 'accepted', period = '2026-02') =>
  ({ id, state, period, partnerId: 'fircrest', dataset: 'attendance' }) as const;

describe('what became of a file', () => {
  it('is that the latest accepted one of a period counts', () => {
    const all = [file('1'), file('2'), file('3', 'withdrawn'), file('4', 'accepted', '2026-03')];
    expect(all.map((one) => fateOf(one, all))).toEqual(['replaced', 'counts', 'withdrawn', 'counts']);
    expect(fateOf(file('9', 'awaiting-file'), all)).toBe('not-arrived');
  });

  it('is told by its rows, or by why it was refused', () => {
    const report = { rows: 120, accepted: 118, refused: 2, students: 110, schools: 2 };
    expect(readWords({ report: report as never })).toBe(
      '118 of 120 rows accepted, 2 to mend; 110 students in 2 schools.',
    );
    expect(readWords({ refusal: { code: 'x', message: 'No heading.', hint: 'Add one.' } })).toBe(
      'No heading. Add one.',
    );
    expect(readWords({})).toBe('Nothing was read yet.');
  });
});
