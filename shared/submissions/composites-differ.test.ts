import { describe, expect, it } from 'vitest';
import { receiptText } from '../api/receipt-text.ts';
import { compositesDiffer } from './composites-differ.ts';

describe('the note about composites', () => {
  it('counts those that differ, in a sentence', () => {
    expect(compositesDiffer({ checked: 1812, differ: 3 })).toBe(
      '3 of 1,812 composites differ from what the parts give; they count as they were sent.',
    );
    expect(compositesDiffer({ checked: 1, differ: 1 })).toBe(
      '1 of 1 composite differs from what the parts give; it counts as it was sent.',
    );
  });

  it('stands on the receipt of a terminal, unless all agree', () => {
    const report = {
      rows: 20,
      accepted: 20,
      refused: 0,
      blank: 0,
      otherPeriod: 0,
      repeated: 0,
      suppressedAtSource: 0,
      students: 20,
      schools: 1,
      columnsUsed: {},
      columnsDropped: [],
      problems: [],
      problemCounts: {},
    };
    const textWith = (differ: number) =>
      receiptText(
        {
          id: '0000000042',
          stage: 'done',
          partner: 'Fircrest',
          dataset: 'assessment',
          period: { id: '2025-26-MOY', name: 'middle of year 2025–26' },
          fileName: 'dibels.csv',
          at: '2026-02-10T17:42:00Z',
          report: { ...report, composites: { checked: 18, differ } },
          moved: [],
          alerts: [],
          history: [],
        },
        'https://x.example/receipt',
      );
    expect(textWith(2)).toContain('20 of 20 rows accepted. 2 of 18 composites differ');
    expect(textWith(0)).not.toContain('composite');
  });
});
