import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { FIXED, type Freedom } from './freedom.ts';
import { NO_MEMORY } from './memory.ts';
import { releaseOf } from './released-cells.ts';
import { disclosureSettings } from './settings.ts';
import { loadSolver } from './solver.ts';
import { cellKey } from './table.ts';
import { changedBy, countsOfMeasures, isPossible } from './testing/possible.ts';
import { regions } from './testing/regions.ts';
import { agrees, type Witness } from './witness.ts';

const solver = await loadSolver();
const settings = disclosureSettings(10);

describe('what a reader of one release cannot tell', () => {
  it('is shown by two whole tables for every hidden group: 5 students apart, and 2 on either side', () => {
    fc.assert(
      fc.property(regions, ({ places, measures }) => {
        const input = { indicatorId: 'graduation', measures, places, settings, memory: NO_MEMORY, solver };
        const decision = decide({ ...input, recurs: false });
        const released = releaseOf(measures, decision, settings);
        const keys = decision.table.cells.map(({ placeId, group }) => cellKey(placeId, group));
        const tableOf = (witness: Witness) => changedBy(measures, witness, keys);
        for (const [cell, { placeId, group, meets, not }] of decision.table.cells.entries()) {
          const shown = released.find((one) => one.placeId === placeId)?.cells[group];
          if (shown === undefined || (shown !== 'hidden' && !('coded' in shown))) continue;
          const isSmall = meets + not < settings.minimumStudents;
          const quantities = shown === 'hidden' && isSmall ? (['students', 'meets', 'not'] as const) : [];
          const coded = shown !== 'hidden' && shown.coded === 'few' ? (['meets'] as const) : (['not'] as const);
          for (const quantity of shown === 'hidden' ? quantities : coded) {
            const pair = Object.values(decision.evidence.spanOf({ cell, quantity })).map(tableOf);
            expect(pair.map((one) => isPossible(one, measures, released, places))).toEqual([true, true]);
            const values = pair.map((one) => {
              const { numerator, denominator } = countsOfMeasures(one).get(keys[cell] ?? '') ?? {
                numerator: 0,
                denominator: 0,
              };
              return { students: denominator, meets: numerator, not: denominator - numerator }[quantity];
            });
            const distance = Math.abs((values[0] ?? 0) - (values[1] ?? 0));
            expect(distance).toBeGreaterThanOrEqual(quantity === 'students' ? 5 : 2);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a witness', () => {
  const open: Freedom = { meets: [2, 9], not: [1, 9], students: [2, 9] };
  const rows = [{ total: 0, parts: [1, 2] }];
  it.each<[string, [number, [number, number]][], boolean]>([
    [
      'agrees when what one group gains another loses',
      [
        [1, [2, 0]],
        [2, [-2, 0]],
      ],
      true,
    ],
    [
      'does not when the sum changes',
      [
        [1, [2, 0]],
        [2, [-1, 0]],
      ],
      false,
    ],
    [
      'does not when students of one kind become those of another',
      [
        [1, [2, 0]],
        [2, [0, -2]],
      ],
      false,
    ],
    [
      'does not when a side falls below none',
      [
        [1, [3, 0]],
        [2, [-3, 0]],
      ],
      false,
    ],
    [
      'does not when the group as a whole falls too far',
      [
        [1, [2, 1]],
        [2, [-2, -1]],
      ],
      false,
    ],
    [
      'does not with parts of a student',
      [
        [1, [0.5, 0]],
        [2, [-0.5, 0]],
      ],
      false,
    ],
    [
      'does not when it changes what is shown',
      [
        [0, [1, 0]],
        [1, [1, 0]],
      ],
      false,
    ],
  ])('%s', (_, changes, expected) => {
    const found = agrees(new Map(changes), { rows }, [FIXED, open, open]);
    expect(found).toBe(expected);
  });
});
