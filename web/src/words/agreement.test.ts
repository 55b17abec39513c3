import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../shared/catalog/agreement.ts';
import { agreementWarnings, standingWords, termsWords } from './agreement.ts';

const agreement: Agreement = {
  id: 'fircrest-2025',
  partnerId: 'fircrest',
  signedOn: '2025-07-01',
  expiresOn: '2026-06-30',
  datasets: ['attendance', 'assessment', 'counts'],
  level: 'students',
};
const next: Agreement = { ...agreement, id: 'next', signedOn: '2026-07-01', expiresOn: '2027-06-30' };
const partners = [{ id: 'fircrest', name: 'Fircrest' }];

describe('an agreement in words', () => {
  it('says what may be sent', () => {
    expect(termsWords(agreement)).toBe('Rows of students: attendance, assessments, and counts');
    expect(termsWords({ level: 'counts', datasets: ['counts'] })).toBe('No rows of students: counts');
  });

  it('says where it stands on a day', () => {
    const on = (day: string, ...more: Agreement[]) => standingWords(agreement, [agreement, ...more], day);
    expect(on('2025-06-30')).toBe('Begins on Jul 1, 2025');
    expect(on('2025-07-01')).toBe('Holds until Jun 30, 2026');
    expect(on('2026-06-01')).toBe('Ends soon, on Jun 30, 2026');
    expect(on('2026-06-01', next)).toBe('Holds until Jun 30, 2026, and another follows');
    expect(on('2026-06-01', { ...next, datasets: ['attendance'] })).toBe('Ends soon, on Jun 30, 2026');
    expect(on('2026-07-01')).toBe('Ended on Jun 30, 2026');
  });
});

describe('the warnings about agreements', () => {
  it('come 60 days ahead and stay, one for what ends together', () => {
    const warnings = (day: string, ...more: Agreement[]) => agreementWarnings(partners, [agreement, ...more], day);
    expect(warnings('2026-04-30')).toEqual([]);
    expect(warnings('2026-05-01')).toEqual([
      'The agreement with Fircrest on attendance, assessments, and counts ends on Jun 30, 2026. Its links end with it.',
    ]);
    expect(warnings('2026-07-01', { ...next, datasets: ['attendance'] })).toEqual([
      'The agreement with Fircrest on assessments and counts ended on Jun 30, 2026. No link takes files under it.',
    ]);
    expect(warnings('2026-07-01', next)).toEqual([]);
  });
});
