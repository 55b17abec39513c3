import { describe, expect, it } from 'vitest';
import type { SignalChart } from '../alerts/watch-signals.ts';
import { ordinal } from '../catalog/period.ts';
import type { Phase } from './cycle.ts';
import { cycleResult } from './cycle-result.ts';
import { signalsSince } from './signals.ts';
import { coaching, evidenceOf } from './testing/evidence.ts';

const periods = ['2024-25-EOY', '2025-26-BOY', '2025-26-MOY'];
const made = { harbor: Object.fromEntries(periods.map((period) => [period, [10, 100] as [number, number]])) };
const chart: SignalChart = {
  id: 'harbor',
  points: periods.map((period, at) => ({
    ...{ ordinal: ordinal(period), value: 10, expected: 10, range: [5, 15], residual: 0 },
    signal: at === 1 ? 'none' : 'higher',
  })),
  verdict: { state: 'signal', ordinal: ordinal('2025-26-MOY'), direction: 'higher', since: ordinal('2025-26-MOY') },
};
const [phase] = coaching().phases;

describe('signals at the test places', () => {
  it('are those since the phase began, better or worse by the direction of the indicator', () => {
    const since = (betterWhen: 'higher' | 'lower') =>
      signalsSince(phase as Phase, { ...evidenceOf(made, { betterWhen }), signalsOf: () => chart });
    const found = (direction: string) => [
      { placeId: 'harbor', group: 'all', state: 'signal', since: [{ period: '2025-26-MOY', direction }] },
    ];
    expect([since('higher'), since('lower')]).toEqual([found('better'), found('worse')]);
  });

  it('are told with the side that they left to, and since when', () => {
    const told = (signalsOf: () => SignalChart) =>
      cycleResult(coaching(), { ...evidenceOf(made), signalsOf }).readings.chart;
    expect(told(() => chart)).toEqual([
      'Beyond the usual ups and downs since the start: Harbor (better since the middle of year 2025–26).',
    ]);
    const verdict = { state: 'none' as const, ordinal: ordinal('2025-26-MOY'), detectable: 2 };
    expect(told(() => ({ ...chart, verdict }))[0]).toContain('Harbor (better at the middle of year 2025–26)');
    const points = chart.points.map((point) => ({ ...point, signal: 'none' as const }));
    expect(told(() => ({ ...chart, points, verdict }))).toEqual([
      'No test place has left its usual ups and downs since the start.',
    ]);
  });

  it('cannot be said without a chart', () => {
    const found = signalsSince(phase as Phase, { ...evidenceOf(made), signalsOf: () => undefined });
    expect(found).toEqual([{ placeId: 'harbor', group: 'all', state: 'cannot-say', since: [] }]);
  });
});
