import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Cell, Counts } from './measure.ts';
import type { Membership } from './students.ts';

/** True counts of every student group; `notCounted` students were read but fall outside the definition. */
export type Tally = { cells: Record<StudentGroup, Cell>; notCounted: number };

/** What became of a student under a definition. */
export const Outcome = { notCounted: 0, counted: 1, meets: 2 } as const;

/**
 * Counts students, all and by every group, from what became of each. A group whose students all fall outside the
 * definition has a denominator of 0; a group without students has no cell.
 */
export function tally(outcomes: Uint8Array, groups: Membership[]): Tally {
  const all: Counts = { numerator: 0, denominator: 0 };
  for (const outcome of outcomes) add(all, outcome);
  const cells: Record<StudentGroup, Cell> = { [ALL_STUDENTS]: all };
  for (const { dimension, values, ofStudent } of groups) {
    const counts: (Counts | undefined)[] = values.map(() => undefined);
    for (let student = 0; student < outcomes.length; student += 1) {
      const code = ofStudent[student] ?? 0;
      const own = counts[code] ?? { numerator: 0, denominator: 0 };
      counts[code] = own;
      add(own, outcomes[student] ?? Outcome.notCounted);
    }
    for (const [code, value] of values.entries()) {
      if (counts[code]) cells[`${dimension}:${value}`] = counts[code];
    }
  }
  return { cells, notCounted: outcomes.length - all.denominator };
}

function add(counts: Counts, outcome: number): void {
  if (outcome !== Outcome.notCounted) counts.denominator += 1;
  if (outcome === Outcome.meets) counts.numerator += 1;
}
