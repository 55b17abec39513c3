import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import { NO_MEMORY, remember } from './memory.ts';
import { releaseOf } from './released-cells.ts';
import { disclosureSettings } from './settings.ts';
import { loadSolver } from './solver.ts';
import { cellKey, layOut } from './table.ts';
import { changedBy, isPossible } from './testing/possible.ts';
import { regions } from './testing/regions.ts';
import { quantities, TRUTH, type Witness } from './witness.ts';

const solver = await loadSolver();
const settings = disclosureSettings(10);

/** Every witness that a decision rests on. */
function witnessesOf({ table, evidence }: Decision): Set<Witness> {
  const spans = table.cells.flatMap((_, cell) => quantities.map((quantity) => evidence.spanOf({ cell, quantity })));
  return new Set(spans.flatMap(({ low, high }) => [low, high]).filter((witness) => witness !== TRUTH));
}

describe('the closure of a release', () => {
  it.each([
    ['of a single period', false],
    ['of a period that others follow', true],
  ])('%s: hidden truths changed along a witness change no byte of what is shown', (_, recurs) => {
    fc.assert(
      fc.property(regions, fc.nat(), ({ places, measures }, pick) => {
        const input = { indicatorId: 'graduation', places, settings, recurs, solver };
        const decision = decide({ ...input, measures, memory: NO_MEMORY });
        const shown = releaseOf(measures, decision, settings);
        const keys = decision.table.cells.map(({ placeId, group }) => cellKey(placeId, group));
        const witnesses = [...witnessesOf(decision)];
        const witness = witnesses[pick % Math.max(1, witnesses.length)];
        fc.pre(witness !== undefined);
        const other = changedBy(measures, witness ?? TRUTH, keys);
        expect(isPossible(other, measures, shown, places)).toBe(true);
        // What would be remembered, had this been the truth.
        const table = layOut(other, places);
        const { statuses } = decision;
        const given = { indicatorId: 'graduation', table, statuses, settings, nearlyKnown: [] };
        const memory = remember({ ...given, memory: NO_MEMORY });
        const again = decide({ ...input, measures: other, memory });
        expect(JSON.stringify(releaseOf(other, again, settings))).toBe(JSON.stringify(shown));
      }),
      { numRuns: 60 },
    );
  });
});
