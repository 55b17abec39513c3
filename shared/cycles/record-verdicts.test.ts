import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { released } from '../alerts/testing/series.ts';
import type { Cycle } from './cycle.ts';
import { recordVerdicts } from './record-verdicts.ts';
import { cycleAt } from './testing/cycle.ts';

const indicator = { id: 'chronic-absence', name: 'Chronic absence', betterWhen: 'lower', edition: 'first' } as const;
const places = [{ id: 'birch', kind: 'school' as const, name: 'Birch', codes: [] }];
const rule = { id: 'year-one', judgedIn: '2026-02', conditions: [{ kind: 'change', points: 3 }], decide: 'expand' };
const cycle = cycleAt(['birch'], { decisionRules: [rule] });
const now = new Date('2026-03-02T08:00:00Z');

/** What is published at a moment: of February 2026 a share in percent, that it is hidden, or nothing yet. */
type State = { february: number | 'hidden' | undefined; restated: boolean };
const evidenceOf = ({ february, restated }: State) => {
  const rest = { placeId: 'birch', parts: [], ...(restated && { restated: true as const }) };
  const cell = february === 'hidden' ? 'hidden' : ([10 * (february ?? 0), 1000] as [number, number]);
  const all = [
    released('2025-02', { all: [240, 1000] }, { placeId: 'birch', parts: [] }),
    ...(february === undefined ? [] : [released('2026-02', { all: cell }, rest)]),
  ];
  return { indicator, places, series: new Map([['birch', all]]) };
};
const record = (before: Cycle, february: State['february'], restated = false) =>
  recordVerdicts(before, evidenceOf({ february, restated }), now) ?? before;

describe('verdicts in the log of a cycle', () => {
  it('are added when they change, once, and never taken back', () => {
    const met = record(cycle, 18);
    const line = { kind: 'judged', at: now.toISOString(), ruleId: 'year-one', period: '2026-02' };
    expect(met.log).toEqual([{ ...line, verdict: 'met' }]);
    expect(recordVerdicts(met, evidenceOf({ february: 19, restated: true }), now)).toBeUndefined();
    const missed = record(met, 23, true);
    expect(missed.log).toEqual([...met.log, { ...line, verdict: 'missed', restated: true }]);
    expect(record(missed, 'hidden').log.at(-1)).toEqual({ ...line, verdict: 'cannot-say' });
  });

  it('wait for a period that is not there yet', () => {
    expect(recordVerdicts(cycle, evidenceOf({ february: undefined, restated: false }), now)).toBeUndefined();
  });

  it('end in what the values say, whatever came before and however often it is looked at', () => {
    const february = fc.constantFrom(18, 20, 22, 24, 'hidden' as const);
    const state = fc.record({ february, restated: fc.boolean() });
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), state, (earlier, last) => {
        const through = [...earlier, last, last].reduce(
          (before, { february: value, restated }) => record(before, value, restated),
          cycle,
        );
        const alone = record(cycle, last.february);
        expect(through.log.at(-1)).toMatchObject({ verdict: (alone.log.at(-1) as { verdict: string }).verdict });
        const again = through.log.slice(1).filter((one, at) => {
          const before = through.log[at];
          return one.kind === 'judged' && before?.kind === 'judged' && one.verdict === before.verdict;
        });
        expect(again).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('leave room for the decision', () => {
    const note = { kind: 'note', at: now.toISOString(), by: 'Lin', on: '2026-03-02', text: 'x' } as const;
    const full = { ...cycle, log: Array.from({ length: 980 }, () => note) };
    expect(recordVerdicts(full, evidenceOf({ february: 18, restated: false }), now)).toBeUndefined();
  });
});
