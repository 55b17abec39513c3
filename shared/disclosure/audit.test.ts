import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from './audit.ts';
import { createEvidence } from './evidence.ts';
import { FIXED, type Freedom, freedomOf } from './freedom.ts';
import { componentsOf, rowsWithCells } from './program.ts';
import { disclosureSettings } from './settings.ts';
import { loadSolver, type Solver, SolverFault } from './solver.ts';
import type { Status } from './status.ts';
import type { TableCell } from './table.ts';
import { reachByTrying } from './testing/brute-force.ts';
import { quantities } from './witness.ts';

const solver = await loadSolver();
const settings = disclosureSettings(5);
const at = { placeId: 'a', sectionId: 'a', level: 'school', group: 'x:y', origin: 'counted' } as const;

/** Two schools with two groups, their district, and all totals: everything adds up in two directions. */
const rows = [
  { total: 0, parts: [1, 2] },
  { total: 3, parts: [4, 5] },
  { total: 6, parts: [7, 8] },
  { total: 6, parts: [0, 3] },
  { total: 7, parts: [1, 4] },
  { total: 8, parts: [2, 5] },
];

function tableOf([a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]]: number[][]): TableCell[] {
  const plus = (...all: number[][]) => [0, 1].map((side) => all.reduce((sum, one) => sum + (one[side] ?? 0), 0));
  const all = [plus(a, b), a, b, plus(c, d), c, d, plus(a, b, c, d), plus(a, c), plus(b, d)];
  return all.map(([meets = 0, not = 0]) => ({ ...at, meets, not }));
}

const side = fc.integer({ min: 0, max: 3 });
const status = fc.constantFrom<Status>('hidden', 'hidden', 'shown');

describe('an audit', () => {
  it('finds exactly what trying every table finds, where two schools have two groups', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(side, side), { minLength: 4, maxLength: 4 }),
        fc.array(status, { minLength: 4, maxLength: 4 }),
        (counts, inner) => {
          const cells = tableOf(counts);
          const [a = 'shown', b = 'shown', c = 'shown', d = 'shown'] = inner;
          const statuses: Status[] = ['shown', a, b, 'shown', c, d, 'shown', 'shown', 'shown'];
          const freedoms = cells.map((cell, index): Freedom => {
            const { meets, not } = cell;
            return meets + not === 0 ? FIXED : freedomOf(cell, statuses[index] ?? 'shown', settings);
          });
          const table = { cells, rows, index: new Map<string, number>() };
          for (const component of componentsOf(rowsWithCells(table), freedoms)) {
            for (const cell of component.cells) {
              for (const quantity of quantities) {
                const reach = reachByTrying({ cell, quantity }, table, freedoms, 3);
                for (const width of [reach, reach + 1]) {
                  const queries = width === 0 ? [] : [{ cell, quantity, width }];
                  const evidence = createEvidence();
                  const { narrow: open } = audit(component, { table, freedoms, queries, evidence, solver });
                  expect(open).toEqual(width <= reach ? [] : queries);
                }
              }
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each<[string, () => never]>([
    [
      'stops',
      () => {
        throw new SolverFault('stopped');
      },
    ],
    [
      'breaks',
      () => {
        throw new RangeError('memory access out of bounds');
      },
    ],
  ])('does not pass when the solver %s', (_, fails) => {
    const faulty: Solver = { solve: fails };
    const freedoms = tableOf([
      [1, 1],
      [2, 2],
      [3, 3],
      [1, 2],
    ]).map((cell) => freedomOf(cell, 'hidden', settings));
    const table = { cells: freedoms.map(() => ({ ...at, meets: 0, not: 0 })), rows, index: new Map<string, number>() };
    const [component] = componentsOf(rowsWithCells(table), freedoms);
    const input = {
      table,
      freedoms,
      queries: [{ cell: 1, quantity: 'meets' as const, width: 2 }],
      evidence: createEvidence(),
    };
    expect(() => component && audit(component, { ...input, solver: faulty })).toThrow();
  });
});
