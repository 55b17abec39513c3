import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/api/partner.ts';
import { receiptHash, receiptIn } from '../../../shared/submissions/receipt-address.ts';
import type { Report } from '../../../shared/submissions/report.ts';
import { formatMoment } from './dates.ts';
import { leftAsideCount, leftAsideLabel, receiptTitle, rowNotes, shortChecksum, withdrawnWords } from './receipt.ts';

const report: Report = {
  rows: 9874,
  accepted: 9871,
  refused: 0,
  blank: 3,
  otherPeriod: 0,
  repeated: 0,
  suppressedAtSource: 0,
  students: 9838,
  schools: 8,
  columnsUsed: {},
  columnsDropped: [],
  problems: [],
  problemCounts: {},
};
const receipt: Receipt = {
  id: '0000000042',
  stage: 'done',
  partner: 'Fircrest',
  dataset: 'attendance',
  period: { id: '2026-02', name: 'February 2026' },
  fileName: 'attendance.csv',
  at: '2026-03-10T17:42:00Z',
  report,
  moved: [],
  alerts: [],
  history: [],
};

describe('receiptTitle', () => {
  it('thanks when all rows are in', () => {
    expect(receiptTitle(receipt)).toBe('Thank you. All 9,871 rows were accepted');
  });

  it('counts the rows to mend', () => {
    const mend = (refused: number) => receiptTitle({ ...receipt, report: { ...report, refused } });
    expect(mend(38)).toBe('38 of 9,874 rows need mending. The rest are in');
    expect(mend(1)).toBe('1 of 9,874 rows needs mending. The rest are in');
  });

  it('gives the one sentence of a refusal', () => {
    const refusal = { code: 'wrong-dataset', message: 'This looks like DIBELS, not attendance', hint: '' };
    expect(receiptTitle({ ...receipt, stage: 'refused', refusal })).toBe(refusal.message);
  });
});

describe('the words for a withdrawal', () => {
  const withdrawal = { at: '2026-03-11T16:05:00Z', by: { who: 'staff' as const, name: 'Jordan Ames' } };
  const entry = {
    ...{ id: '0000000041', period: '2026-02', sentBy: 'Fircrest', linkId: 'ab', fileName: 'first.csv', checksum: '' },
    ...{ state: 'accepted' as const, at: '2026-03-09T17:31:00Z', current: true, replaces: [] },
  };
  const words = (change: Partial<Receipt>, reason?: string) =>
    withdrawnWords({ ...withdrawal, ...(reason && { reason }) }, { ...receipt, ...change });

  it('say who did it, when and why', () => {
    const who = `Withdrawn by Jordan Ames of the partnership on ${formatMoment(withdrawal.at)}`;
    expect(words({ stage: 'computing' })).toBe(`${who}. Working out what that moves.`);
    expect(words({ stage: 'computing' }, 'Wrong month')).toContain(`${who}: “Wrong month”. Working`);
    expect(words({ stage: 'computing' }, 'Wrong month.')).toContain(`${who}: “Wrong month.” Working`);
  });

  it('say what counts now', () => {
    expect(words({ stage: 'withdrawn', history: [entry] })).toContain(
      `The file of ${formatMoment(entry.at)} counts now.`,
    );
    expect(words({ stage: 'withdrawn' })).toContain('The period has no value of yours now.');
  });
});

describe('the words for rows', () => {
  it('says what was left aside, and why', () => {
    expect(leftAsideLabel(report)).toBe('blank, skipped');
    expect(leftAsideLabel({ ...report, otherPeriod: 12 })).toBe('left aside: 12 of another period, 3 blank');
    expect(leftAsideLabel({ ...report, blank: 0, otherPeriod: 12 })).toBe('of another period, left aside');
    expect(leftAsideLabel({ ...report, blank: 0, examples: 1 })).toBe('marked EXAMPLE, left aside');
    expect(leftAsideLabel({ ...report, examples: 1 })).toBe('left aside: 1 marked EXAMPLE, 3 blank');
    expect(leftAsideCount({ ...report, examples: 1 })).toBe(4);
  });

  it('notes repeated rows, hidden values and columns not needed, and nothing else', () => {
    expect(rowNotes(report)).toEqual([]);
    expect(rowNotes({ ...report, repeated: 1, suppressedAtSource: 2, columnsDropped: ['last_name'] })).toEqual([
      '1 row repeated another row and was counted once.',
      '2 values came hidden at the source and were kept so.',
      'Not needed, and not stored: last_name.',
    ]);
    expect(rowNotes({ ...report, sheet: 'March' })).toEqual(['Read from the sheet “March”.']);
    expect(rowNotes({ ...report, composites: { checked: 9, differ: 0 } })).toEqual([]);
    expect(rowNotes({ ...report, composites: { checked: 9, differ: 2 } })).toEqual([
      '2 of 9 composites differ from what the parts give; they count as they were sent.',
    ]);
  });
});

describe('shortChecksum', () => {
  it('begins as sha256sum does', () => {
    const hash = () => createHash('sha256').update('a file');
    const digits = hash().digest('hex').slice(0, 8);
    expect(shortChecksum(hash().digest('base64'))).toBe(`${digits.slice(0, 4)} ${digits.slice(4)}`);
    expect(shortChecksum('')).toBeUndefined();
  });
});

describe('the address of a receipt', () => {
  it('is read back from what was written', () => {
    expect(receiptIn(receiptHash('0000000042'))).toBe('0000000042');
    expect(receiptIn('#elsewhere')).toBeUndefined();
  });
});
