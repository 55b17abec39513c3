import { describe, expect, it } from 'vitest';
import { type Cycle, cycleSchema } from '../cycles/cycle.ts';
import { judgeSeries, released, ruleOf } from './testing/series.ts';

const cycle = (rest: object = {}): Cycle =>
  cycleSchema.parse({
    ...{ id: 'teams', name: 'Attendance teams', indicatorId: 'chronic-absence', placeIds: ['elsewhere', 'region'] },
    ...{ ownerId: 'maya', startedOn: '2025-09-15', decideBy: '2026-03-20', baseline: '2025-06' },
    ...rest,
  });
const lower = { betterWhen: 'lower', edition: 'first' } as const;
const at = (period: string, percent: number, size = 2000) =>
  released(period, { all: [Math.round((percent * size) / 100), size] }, { parts: [] });
const before = [at('2025-02', 24), at('2025-06', 18)];

describe('the decision rule of a cycle', () => {
  const judged = (rest: object, percent: number, period = '2026-02', size = 2000) =>
    judgeSeries(ruleOf('cycle'), [...before, at(period, percent, size)], lower, {}, 1, [cycle(rest)])[0];
  const change = { decisionRule: { kind: 'change', points: 3 } };
  const reach = { decisionRule: { kind: 'reach', percent: 20 } };

  it('is met by so many points to the better side of the same time of the year, beyond chance', () => {
    expect(judged(change, 21)).toMatchObject({
      verdict: 'holds',
      finding: { kind: 'cycle-met', cycleId: 'teams', before: { period: '2025-02' }, change: -3 },
    });
    expect(judged(change, 21.1)?.verdict).toBe('clear');
    expect(judged(change, 27)?.verdict).toBe('clear');
    expect(judged(change, 20, '2026-02', 100)?.verdict).toBe('clear');
  });

  it('is met by a share that is reached, if it changed beyond chance', () => {
    expect(judged(reach, 20)?.verdict).toBe('holds');
    expect(judged(reach, 20.1)?.verdict).toBe('clear');
    expect(judged({ decisionRule: { kind: 'reach', percent: 24 } }, 23.9)?.verdict).toBe('clear');
  });

  it('turns round where higher is better', () => {
    const higher = { ...lower, betterWhen: 'higher' as const };
    const series = [...before, at('2026-02', 28)];
    const verdictOf = (rest: object) => judgeSeries(ruleOf('cycle'), series, higher, {}, 1, [cycle(rest)])[0]?.verdict;
    expect(verdictOf(change)).toBe('holds');
    expect(verdictOf({ decisionRule: { kind: 'reach', percent: 28 } })).toBe('holds');
    expect(verdictOf({ decisionRule: { kind: 'reach', percent: 29 } })).toBe('clear');
  });

  it('is not judged before the cycle began, nor without one', () => {
    const unsaid = { verdict: 'cannot-say', reason: 'nothing-to-compare' };
    expect(judged({}, 20)).toMatchObject(unsaid);
    expect(judged({ ...change, startedOn: '2026-02-28' }, 20)).toMatchObject(unsaid);
    expect(judged({ ...change, startedOn: '2026-02-27' }, 20)?.verdict).toBe('holds');
    expect(judged({ ...change, baseline: '2026-02' }, 20)).toMatchObject(unsaid);
  });
});

describe('the decision on a cycle', () => {
  const first = { placeIds: ['region', 'elsewhere'] };
  const judgedOn = (now: string, rest: object = {}, daysBefore = 14) =>
    judgeSeries(ruleOf('cycle', { daysBefore }), before, lower, { now: new Date(now) }, 1, [
      cycle({ ...first, ...rest }),
    ])[0];

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
