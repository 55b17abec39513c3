import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Cell, Counts, Measure } from './measure.ts';
import type { Membership } from './students.ts';

/** True counts of every student group; `notCounted` students were read but fall outside the definition. */
export type Tally = Pick<Measure, 'cells' | 'notCounted' | 'gains'>;

/** What became of a student under a definition. */
export const Outcome = { notCounted: 0, counted: 1, meets: 2 } as const;

const OUTCOMES = Object.keys(Outcome).length;

/**
 * Counts students, all and by every group, from what became of each. A group whose students all fall outside the
 * definition has a denominator of 0; a group without students has no cell.
 */
export function tally(outcomes: Uint8Array, groups: Membership[]): Tally {
  const [all = NOBODY] = countByValue(outcomes, new Uint16Array(outcomes.length), 1);
  const cells: Record<StudentGroup, Cell> = { [ALL_STUDENTS]: all };
  for (const { dimension, values, ofStudent } of groups) {
    for (const [code, counts] of countByValue(outcomes, ofStudent, values.length).entries()) {
      if (counts) cells[`${dimension}:${values[code]}`] = counts;
    }
  }
  return { cells, notCounted: outcomes.length - all.denominator };
}

const NOBODY: Counts = { numerator: 0, denominator: 0 };

/** The counts of each value of a dimension; undefined for a value that no student has. */
function countByValue(outcomes: Uint8Array, ofStudent: Uint16Array, values: number): (Counts | undefined)[] {
  const seen = new Int32Array(values * OUTCOMES);
  for (let student = 0; student < outcomes.length; student += 1) {
    const place = (ofStudent[student] as number) * OUTCOMES + (outcomes[student] as number);
    seen[place] = (seen[place] as number) + 1;
  }
  return Array.from({ length: values }, (_, value) => {
    const [notCounted = 0, counted = 0, meets = 0] = seen.subarray(value * OUTCOMES, (value + 1) * OUTCOMES);
    return notCounted + counted + meets > 0 ? { numerator: meets, denominator: counted + meets } : undefined;
  });
}
