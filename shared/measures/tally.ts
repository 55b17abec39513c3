import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Cell, Counts } from './measure.ts';
import type { Membership } from './students.ts';

/** What became of a student under a definition. */
export const Outcome = { notCounted: 0, counted: 1, meets: 2 } as const;

/** Counts students, all and by every group, from what became of each. */
export function tally(
  outcomes: Uint8Array,
  groups: Membership[],
): { cells: Record<StudentGroup, Cell>; notCounted: number } {
  const all: Counts = { numerator: 0, denominator: 0 };
  const byGroup = groups.map(({ values }) => values.map((): Counts => ({ numerator: 0, denominator: 0 })));
  for (const [student, outcome] of outcomes.entries()) {
    if (outcome === Outcome.notCounted) continue;
    const meets = outcome === Outcome.meets ? 1 : 0;
    add(all, meets);
    for (const [index, { ofStudent }] of groups.entries()) add(byGroup[index]?.[ofStudent[student] ?? 0], meets);
  }
  const cells: Record<StudentGroup, Cell> = { [ALL_STUDENTS]: all };
  for (const [index, { dimension, values }] of groups.entries()) {
    for (const [code, value] of values.entries()) {
      const counts = byGroup[index]?.[code];
      if (counts && counts.denominator > 0) cells[`${dimension}:${value}`] = counts;
    }
  }
  return { cells, notCounted: outcomes.length - all.denominator };
}

function add(counts: Counts | undefined, meets: number): void {
  if (!counts) return;
  counts.denominator += 1;
  counts.numerator += meets;
}
