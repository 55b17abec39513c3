import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from './decide.ts';
import { hideMore } from './hide-more.ts';
import { NO_MEMORY } from './memory.ts';
import type { Released } from './release.ts';
import { releaseOf } from './released-cells.ts';
import { disclosureSettings } from './settings.ts';
import { loadSolver } from './solver.ts';
import { cellKey, studentsIn } from './table.ts';
import { attack } from './testing/attack.ts';
import { changedBy, countsOfMeasures, isPossible } from './testing/possible.ts';
import { type Region, yearsOf } from './testing/regions.ts';

const solver = await loadSolver();
const settings = disclosureSettings(10);
const MONTHS = 4;

type Month = { region: Region; decision: Decision; shown: Released[] };

/** Decides month by month as a school year does; at last every release hides what any of them hid. */
function play(months: Region[]): { months: Month[]; hidden: ReadonlySet<string>[] } {
  let memory = NO_MEMORY;
  const hidden: ReadonlySet<string>[] = [];
  const decided = months.map((region): Month => {
    const { places, measures } = region;
    const decision = decide({ indicatorId: 'absence', measures, places, settings, memory, recurs: true, solver });
    memory = decision.memory;
    hidden.push(memory.hidden);
    return { region, decision, shown: releaseOf(measures, decision, settings) };
  });
  return { months: decided.map((one) => ({ ...one, shown: hideMore(one.shown, memory.hidden) })), hidden };
}

/** One month is sent again with the numbers of the first, as the last to be decided. */
const withRestatement = yearsOf(MONTHS).map((months) => [...months, months[0] as Region]);

const keysOf = ({ table }: Decision) => table.cells.map(({ placeId, group }) => cellKey(placeId, group));

describe('a school year of releases', () => {
  it('hides a group in all of them once it is hidden in one', () => {
    fc.assert(
      fc.property(withRestatement, (regions) => {
        const { months, hidden } = play(regions);
        for (const [index, set] of hidden.entries()) {
          for (const key of hidden[index - 1] ?? []) expect(set.has(key)).toBe(true);
        }
        const last = hidden.at(-1) ?? new Set();
        for (const { shown } of months) {
          for (const { placeId, cells } of shown) {
            for (const [group, cell] of Object.entries(cells)) {
              if (last.has(cellKey(placeId, group))) expect(cell).toBe('hidden');
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('shows no small group in any of them, and none follows from the sums of one', () => {
    fc.assert(
      fc.property(withRestatement, (regions) => {
        for (const { region, shown } of play(regions).months) {
          const solved = attack(shown, region.places, region.measures);
          for (const [key, { denominator }] of countsOfMeasures(region.measures)) {
            if (denominator > 0 && denominator < settings.minimumStudents) expect(solved.has(key)).toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves for every small group of every release two whole tables, 5 students apart', () => {
    fc.assert(
      fc.property(withRestatement, (regions) => {
        for (const { region, decision, shown } of play(regions).months) {
          const keys = keysOf(decision);
          for (const [cell, one] of decision.table.cells.entries()) {
            const isSmall = studentsIn(one) > 0 && studentsIn(one) < settings.minimumStudents;
            if (!isSmall || one.origin !== 'counted') continue;
            const pair = Object.values(decision.evidence.spanOf({ cell, quantity: 'students' })).map((witness) =>
              changedBy(region.measures, witness, keys),
            );
            const possible = pair.map((other) => isPossible(other, region.measures, shown, region.places));
            expect(possible).toEqual([true, true]);
            const [low, high] = pair.map((other) => countsOfMeasures(other).get(keys[cell] ?? '')?.denominator ?? 0);
            expect((high ?? 0) - (low ?? 0)).toBeGreaterThanOrEqual(settings.studentsWidth);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
