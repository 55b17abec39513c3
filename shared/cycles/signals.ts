import { lastDayOf, ordinal } from '../catalog/period.ts';
import type { Phase } from './cycle.ts';
import { type Evidence, periodsAt } from './evidence.ts';
import type { Signals } from './result.ts';

/** What the charts of usual ups and downs say at each test place since the phase began. */
export function signalsSince({ test, startedOn }: Phase, evidence: Evidence): Signals[] {
  return test.placeIds.map((placeId) => {
    const chart = evidence.signalsOf?.(placeId, test.group);
    const at = new Map(periodsAt(evidence, [placeId]).map((period) => [ordinal(period), period]));
    const since = (chart?.points ?? []).flatMap(({ ordinal: when, signal }) => {
      const period = at.get(when);
      if (period === undefined || signal === 'none') return [];
      const hasBegun = lastDayOf(period).toISOString().slice(0, 10) >= startedOn;
      const direction: 'better' | 'worse' = signal === evidence.indicator.betterWhen ? 'better' : 'worse';
      return hasBegun ? [{ period, direction }] : [];
    });
    return { placeId, group: test.group, state: stateOf(chart?.verdict.state), since };
  });
}

function stateOf(state: string | undefined): Signals['state'] {
  return state === 'signal' || state === 'none' ? state : 'cannot-say';
}
