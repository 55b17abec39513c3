import type { Receipt } from '../../api/partner.ts';

export const partnership = { name: 'Rivermouth Partnership', contact: 'Jordan Ames', timeZone: 'America/Los_Angeles' };
export const link = { url: 'https://x.example/send/abc#receipt-0000000042', expiresAt: '2026-03-24T09:00:00.000Z' };
const problem = (row: number) => ({
  ...{ code: 'not-a-number', row, column: 'days_absent' },
  ...{ message: 'This is no number.', hint: 'Write 3 or 0.5.' },
});
export const report = {
  ...{ rows: 1240, accepted: 1234, refused: 6, blank: 0, otherPeriod: 0, repeated: 0, suppressedAtSource: 0 },
  ...{ students: 1234, schools: 5, columnsUsed: {}, columnsDropped: [], problemCounts: { 'not-a-number': 6 } },
  problems: [4, 5, 6, 7, 8, 9].map(problem),
};
const share = (numerator: number, denominator: number) => ({
  ...{ numerator, denominator, percent: (100 * numerator) / denominator },
});
export const moved = (place: string, placeKind: 'district' | 'school') => ({
  ...{
    indicator: 'Chronic absence',
    indicatorId: 'absence',
    place,
    placeKind,
    group: 'all',
    betterWhen: 'lower' as const,
  },
  before: { period: '2026-01', value: share(21, 100) },
  ...{ after: share(235, 1000), change: 2.5, reported: 5, expected: 5 },
});
/** Of a file with six rows to mend, done with. */
export const receipt: Receipt = {
  ...{ id: '0000000042', stage: 'done', partner: 'Fircrest', dataset: 'attendance', fileName: 'february.csv' },
  ...{ period: { id: '2026-02', name: 'February 2026' }, at: '2026-03-10T16:00:00.000Z', history: [] },
  ...{ report, moved: [moved('Birch', 'school'), moved('Fircrest', 'district')], alerts: ['Chronic absence rose.'] },
};
