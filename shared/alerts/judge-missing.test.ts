import { describe, expect, it } from 'vitest';
import { judgeSeries, released, ruleOf } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const months = (...periods: string[]) => periods.map((period) => released(period, { all: 'hidden' }));
const judgeAt = (now: string, series = months('2025-02', '2025-03', '2026-01'), received: string[] = []) =>
  judgeSeries(ruleOf('missing', { graceDays: 21 }), series, lower, {
    now: new Date(now),
    received: new Set(received),
  });

describe('data that did not come', () => {
  it('is overdue so many days after its period ended, where the year before had it', () => {
    expect(judgeAt('2026-03-21T23:59:59Z')).toEqual([{ period: '2026-01', verdict: 'clear' }]);
    expect(judgeAt('2026-03-22T00:00:00Z')).toMatchObject([
      { period: '2026-02', verdict: 'holds', finding: { overdueSince: '2026-03-22', last: '2026-01' } },
    ]);
  });

  it('is expected where others have it already, and of nobody in a summer', () => {
    const first = months('2026-01');
    expect(judgeAt('2026-06-30', first)).toMatchObject([{ verdict: 'clear' }]);
    expect(judgeAt('2026-06-30', first, ['2026-03'])).toMatchObject([{ period: '2026-03', verdict: 'holds' }]);
  });

  it('names the first period that is missing, and is over when a later one came', () => {
    expect(judgeAt('2026-06-30')).toMatchObject([{ period: '2026-02' }]);
    expect(judgeAt('2026-06-30', months('2025-02', '2025-03', '2026-01', '2026-03'))).toEqual([
      { period: '2026-03', verdict: 'clear' },
    ]);
  });

  it('is not asked of a place that never sent anything', () => {
    expect(judgeAt('2026-06-30', [], ['2026-03'])).toEqual([]);
  });
});
