import { describe, expect, it } from 'vitest';
import type { CycleResult } from '../../../shared/cycles/result.ts';
import { cycleAt } from '../../../shared/cycles/testing/cycle.ts';
import { aimTitle, nextDayWords, ruleTitle, stepsOf } from './cycle.ts';

const cycle = cycleAt(['birch', 'cedar'], { reviewsOn: ['2025-11-14', '2026-02-12'] });
const rule = { phase: 0, decide: 'expand', judgedIn: '2026-02', verdict: 'cannot-say' } as const;
/** As much of a result as the steps read. */
const result = (span: boolean, verdict: 'met' | 'cannot-say' = 'cannot-say') =>
  ({
    phases: [{ ...cycle.phases[0], ...(span && { span: { from: '2025-01', to: '2026-01' } }) }],
    rules: [{ ...rule, verdict }],
  }) as unknown as CycleResult;

describe('the next day of a cycle', () => {
  it.each([
    ['2025-09-01', 'starts Sep 15, 2025'],
    ['2025-10-01', 'review Nov 14, 2025'],
    ['2026-02-13', 'decide by Mar 20, 2026'],
    ['2026-03-21', 'decision was due Mar 20, 2026'],
  ])('on %s', (today, words) => {
    expect(nextDayWords(cycle, today)).toBe(words);
  });

  it('is none once it is closed', () => {
    expect(nextDayWords({ ...cycle, state: 'closed', decision: 'abandon' }, '2026-01-01')).toBe('abandoned');
  });
});

describe('the steps of a cycle', () => {
  const at = (today: string, ...of: Parameters<typeof result>) => {
    const steps = stepsOf(cycle, result(...of), today);
    return steps.find(({ state }) => state === 'on');
  };

  it.each([
    ['2025-09-01', false, 'cannot-say', 'Plan', 'Agreed on'],
    ['2025-10-01', false, 'cannot-say', 'Do', 'Since Sep 15, 2025, at 2 places'],
    ['2026-02-01', true, 'cannot-say', 'Study', 'Values to Jan 2026; review Feb 12, 2026'],
    ['2026-02-01', true, 'met', 'Act', 'Decide by Mar 20, 2026'],
    ['2026-03-20', false, 'cannot-say', 'Act', 'Decide by Mar 20, 2026'],
  ] as const)('on %s, values %s, rule %s', (today, span, verdict, name, words) => {
    expect(at(today, span, verdict)).toEqual({ name, words, state: 'on' });
  });

  it('end with what was decided, and when', () => {
    const decided = { kind: 'decision', at: '2026-03-12T20:00:00.000Z', by: 'Maya', decision: 'adopt' } as const;
    const closed = { ...cycle, state: 'closed', decision: 'adopt', log: [{ ...decided, why: 'Yes.', changes: [] }] };
    expect(stepsOf(closed as typeof cycle, result(true), '2026-04-01').at(-1)?.words).toBe('Adopted Mar 12, 2026');
  });
});

describe('headings', () => {
  const aim = { phase: 0, to: 58, by: '2025-26-EOY', path: [], verdict: 'cannot-say' } as const;

  it('say the aim of a share and of a gap', () => {
    const from = { period: '2024-25-EOY', value: 47 };
    expect(aimTitle({ ...aim, path: [], unit: 'percent', from })).toBe('Aim: 47.0% to 58.0% by end of year 2025–26');
    expect(aimTitle({ ...aim, path: [], unit: 'points', to: 9.5, gapTo: 'race:white' })).toBe(
      'Aim: a gap to White of 9.5 points by end of year 2025–26',
    );
  });

  it('say what a rule decides, of which phase, and when it is judged', () => {
    const whole = { ...rule, ruleId: 'one', words: '', checks: [] };
    expect(ruleTitle(whole, [{}])).toBe('Expand? Judged in Feb 2026');
    expect(ruleTitle(whole, [{ name: 'Two schools' }, {}])).toBe('Expand? Two schools, judged in Feb 2026');
  });
});
