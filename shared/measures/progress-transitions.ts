import type { DibelsBand } from '../catalog/dibels8.ts';
import type { Proportion } from '../statistics/proportion.ts';

/** The bands of a benchmark, the lowest first. */
export const bands = ['well-below', 'below', 'at', 'above'] as const satisfies DibelsBand[];

/** Students by their band in the first window (row) and in the second (column), in the order of {@link bands}. */
export type TransitionTable = number[][];

/** What became of the students of a transition table, in whole students. */
export type Moves = { matched: number; up: number; stayed: number; down: number };

/** How many students moved up, stayed in or moved down from their band. */
export function movesOf(transitions: TransitionTable): Moves {
  const moves = { matched: 0, up: 0, stayed: 0, down: 0 };
  for (const [from, row] of transitions.entries()) {
    for (const [to, students] of row.entries()) {
      moves.matched += students;
      moves[to > from ? 'up' : to < from ? 'down' : 'stayed'] += students;
    }
  }
  return moves;
}

/** How many students were in each band, by window, in the order of {@link bands}: the margins of the table. */
export function bandCounts(transitions: TransitionTable): { before: number[]; after: number[] } {
  return {
    before: transitions.map(total),
    after: bands.map((_, to) => total(transitions.map((row) => row[to] ?? 0))),
  };
}

/** The matched students at or above benchmark in the first window, in the second, and in both. */
export function atBenchmark(transitions: TransitionTable): Record<'before' | 'after' | 'both', Proportion> {
  const { before, after } = bandCounts(transitions);
  const denominator = total(before);
  const both = total(upperTwo(transitions).map((row) => total(upperTwo(row))));
  const of = (numerator: number): Proportion => ({ numerator, denominator });
  return { before: of(total(upperTwo(before))), after: of(total(upperTwo(after))), both: of(both) };
}

const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
const upperTwo = <T>(inOrderOfBands: T[]) => inOrderOfBands.slice(bands.indexOf('at'));
