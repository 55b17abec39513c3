import { describe, expect, it } from 'vitest';
import { agreementWith } from '../../tests/support/agreement.ts';
import { lastDayOfRows } from './retention.ts';

const rows = { partnerId: 'fircrest', dataset: 'attendance', period: '2024-10' } as const;
const agreed = (change: Parameters<typeof agreementWith>[1]) =>
  agreementWith('fircrest', { signedOn: '2024-07-01', expiresOn: '2027-06-30', ...change });

describe('the last day of rows of students', () => {
  it('lies so many months after the end of their school year', () => {
    const last = (keepMonths: number, period: string = rows.period) =>
      lastDayOfRows([agreed({ keepMonths })], { ...rows, period }, '2026-01-15');
    expect(last(12)).toBe('2026-06-30');
    expect(last(8)).toBe('2026-02-28');
    expect(last(1, '2025-07')).toBe('2026-07-31');
    expect(last(32, '2024-25-BOY')).toBe('2028-02-29');
    expect(last(12, '2024-25-YEAR')).toBe('2026-06-30');
  });

  it('is none where no agreement names one, and for counts', () => {
    expect(lastDayOfRows([agreed({})], rows, '2026-01-15')).toBeUndefined();
    expect(lastDayOfRows([], rows, '2026-01-15')).toBeUndefined();
    const counts = { ...rows, dataset: 'counts' } as const;
    expect(lastDayOfRows([agreed({ keepMonths: 1, datasets: ['counts'] })], counts, '2026-01-15')).toBeUndefined();
  });

  it('is decided by the agreement that holds, or by the one that held last', () => {
    const earlier = agreed({ id: 'earlier', expiresOn: '2025-06-30', keepMonths: 1 });
    const later = agreed({ id: 'later', signedOn: '2025-07-01', keepMonths: 24 });
    const coming = agreed({ id: 'coming', signedOn: '2027-07-01', expiresOn: '2028-06-30', keepMonths: 2 });
    const all = [coming, later, earlier];
    expect(lastDayOfRows(all, rows, '2025-03-01')).toBe('2025-07-31');
    expect(lastDayOfRows(all, rows, '2026-01-15')).toBe('2027-06-30');
    expect(lastDayOfRows([earlier], rows, '2026-01-15')).toBe('2025-07-31');
    expect(lastDayOfRows([later, { ...later, keepMonths: 6 }], rows, '2026-01-15')).toBe('2025-12-31');
  });

  it('is not decided by another partner, another dataset or an agreement that lies ahead', () => {
    const elsewhere = [
      agreementWith('eastmoor', { keepMonths: 1 }),
      agreed({ datasets: ['assessment'], keepMonths: 1 }),
      agreed({ signedOn: '2026-07-01', keepMonths: 1 }),
    ];
    expect(lastDayOfRows(elsewhere, rows, '2026-01-15')).toBeUndefined();
  });
});
