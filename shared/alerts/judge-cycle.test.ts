import { describe, expect, it } from 'vitest';
import type { Cycle } from '../cycles/cycle.ts';
import { cycleAt } from '../cycles/testing/cycle.ts';
import { judgeSeries, released, ruleOf } from './testing/series.ts';

const cycle = (placeIds: string[], rest: object = {}): Cycle => cycleAt(placeIds, rest);
const lower = { betterWhen: 'lower', edition: 'first' } as const;
const at = (period: string, percent: number, size = 2000) =>
  released(period, { all: [Math.round((percent * size) / 100), size] }, { parts: [] });
const before = [at('2025-02', 24), at('2025-06', 18)];

describe('the decision on a cycle', () => {
  const first = ['region', 'elsewhere'];
  const judgedOn = (now: string, rest: object = {}, daysBefore = 14) =>
    judgeSeries(ruleOf('cycle', { daysBefore }), before, lower, { now: new Date(now) }, 1, [cycle(first, rest)])[0];

  it('is due so many days before, and from then on', () => {
    expect(judgedOn('2026-03-05T23:59:59Z')).toEqual({ period: '2025-06', verdict: 'clear' });
    expect(judgedOn('2026-03-06T00:00:00Z')).toMatchObject({
      verdict: 'holds',
      finding: { kind: 'cycle-due', cycle: 'Attendance teams', decideBy: '2026-03-20', period: '2025-06' },
    });
    expect(judgedOn('2026-05-01T00:00:00Z')?.verdict).toBe('holds');
    expect(judgedOn('2026-03-19T23:59:59Z', {}, 0)?.verdict).toBe('clear');
  });

  it('is due where no data came too', () => {
    const due = judgeSeries(ruleOf('cycle'), [], lower, { now: new Date('2026-03-10') }, 1, [cycle(first)]);
    expect(due).toMatchObject([{ period: '2025-06', verdict: 'holds' }]);
  });
});
