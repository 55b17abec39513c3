import { describe, expect, it } from 'vitest';
import { changeWords, stateWords } from './alert.ts';

const change = { revision: 2, at: '2026-03-10T09:00:00Z', period: '2026-02', ruleVersion: 1 };

describe('an alert in words', () => {
  it('says who changed it, or what did', () => {
    expect(changeWords({ ...change, state: 'acknowledged', reason: 'acknowledged', by: 'Jordan Ames' })).toBe(
      'Acknowledged by Jordan Ames, Feb 2026',
    );
    expect(changeWords({ ...change, state: 'resolved', reason: 'restated' })).toBe(
      'Changed by a corrected file, Feb 2026',
    );
    expect(changeWords({ ...change, state: 'pending', reason: 'opened' })).toBe('Found for the first time, Feb 2026');
  });

  it('says what its state means', () => {
    const history = [{ ...change, state: 'acknowledged', reason: 'acknowledged', by: 'Jordan Ames' } as const];
    expect(stateWords({ state: 'acknowledged', history })).toContain('Jordan Ames has seen it.');
    const silence = { until: '2026-04-01T12:00:00Z', reason: 'Flood.', by: 'Lin', at: change.at };
    expect(stateWords({ state: 'silenced', silence, history: [] })).toMatch(/^Silenced by Lin until Apr 1, 2026/);
    expect(stateWords({ state: 'firing', history: [] })).toContain('Nobody has said yet');
  });
});
