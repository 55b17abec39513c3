import { describe, expect, it } from 'vitest';
import { cycleAt } from '../cycles/testing/cycle.ts';
import { cycleAsSeen } from './as-seen.ts';

const viewer = { maySee: (id: string) => id === 'birch', within: () => [], knows: () => true };
const phase = (placeIds: string[], comparison?: string[]) => ({
  ...{ startedOn: '2025-09-15', baseline: '2025-06', test: { placeIds } },
  ...(comparison && { comparison: { placeIds: comparison } }),
});
const rule = (id: string, about: number) => ({
  ...{ id, phase: about, judgedIn: '2026-02', decide: 'expand', conditions: [{ kind: 'again' }] },
});

describe('a cycle as somebody sees it', () => {
  it('has the phases at places that they may see, and the rules about these', () => {
    const phases = [phase(['elm']), phase(['birch', 'elm'], ['cedar'])];
    const seen = cycleAsSeen(cycleAt([], { phases, decisionRules: [rule('one', 0), rule('two', 1)] }), viewer);
    expect(seen?.phases.map(({ test, comparison }) => [test.placeIds, comparison])).toEqual([[['birch'], undefined]]);
    expect(seen?.decisionRules.map(({ id, phase }) => [id, phase])).toEqual([['two', 0]]);
  });

  it('has a log that names no other place, and no verdict about a phase that they do not see', () => {
    const arm = (...placeIds: string[]) => ({ ...phase(placeIds), test: { placeIds, group: 'all' } });
    const written = { at: '2026-03-02T08:00:00Z', by: 'Lin' };
    const changed = (...changes: object[]) => ({ kind: 'changed', ...written, changes });
    const judged = (ruleId: string) => ({
      ...{ kind: 'judged', at: written.at, ruleId, period: '2026-02', verdict: 'met' },
    });
    const elsewhere = { field: 'phases.0', before: arm('elm'), after: arm('elm', 'cedar') };
    const decision = { kind: 'decision', ...written, decision: 'adapt', why: 'x', changes: [elsewhere] };
    const log = [
      changed(elsewhere),
      changed({ field: 'phases.1', before: arm('birch', 'elm'), after: arm('birch') }),
      changed({ field: 'phases.1', after: arm('birch', 'elm') }, { field: 'name', before: 'A', after: 'B' }),
      ...[judged('one'), judged('two'), decision],
    ];
    const decisionRules = [rule('one', 0), rule('two', 1)];
    const phases = [phase(['elm']), phase(['birch', 'elm'])];
    expect(cycleAsSeen(cycleAt([], { phases, decisionRules, log }), viewer)?.log).toEqual([
      changed({ field: 'phases.1', after: arm('birch') }, { field: 'name', before: 'A', after: 'B' }),
      ...[judged('two'), { ...decision, changes: [] }],
    ]);
  });

  it('is not there for who may see none of the places at which it is tried', () => {
    expect(cycleAsSeen(cycleAt([], { phases: [phase(['elm'], ['birch'])] }), viewer)).toBeUndefined();
  });
});
