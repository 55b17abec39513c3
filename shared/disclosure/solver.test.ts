import { describe, expect, it } from 'vitest';
import { loadSolver } from './solver.ts';

const solver = await loadSolver();
/** x + y <= 5.5 with x up to 4 and y up to 3. */
const program = {
  columns: [
    { lower: 0, upper: 4 },
    { lower: 0, upper: 3 },
  ],
  rows: [{ lower: -100, upper: 5.5, entries: [[0, 1] as const, [1, 1] as const] }],
};

describe('the solver', () => {
  it('finds the largest weighted sum, again and again for other weights', () => {
    const found = solver.solve(
      program,
      ({ maximize }) => [
        maximize([[0, 1]]),
        maximize([[1, 1]]),
        maximize([
          [0, 2],
          [1, 1],
        ]),
      ],
      true,
    );
    expect(found.map((values) => values && [...values])).toMatchObject([
      [4, expect.any(Number)],
      [2.5, 3],
      [4, 1.5],
    ]);
  });

  it('finds whole numbers when asked, and goes back to any', () => {
    const [whole, any] = solver.solve(program, ({ maximize, maximizeWhole }) => {
      const weights = [[0, 2] as const, [1, 1] as const];
      return [maximizeWhole(weights), maximize(weights)];
    });
    expect([...(whole ?? [])]).toEqual([4, 1]);
    expect([...(any ?? [])]).toEqual([4, 1.5]);
  });

  it('says when nothing is possible', () => {
    const impossible = {
      ...program,
      rows: [{ ...program.rows[0], lower: 8, upper: 9, entries: [[0, 1] as const, [1, 1] as const] }],
    };
    expect(solver.solve(impossible, ({ maximize }) => maximize([[0, 1]]))).toBeUndefined();
  });
});
