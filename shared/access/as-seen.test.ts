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

  it('is not there for who may see none of the places at which it is tried', () => {
    expect(cycleAsSeen(cycleAt([], { phases: [phase(['elm'], ['birch'])] }), viewer)).toBeUndefined();
  });
});
