import type { Definition } from '../catalog/indicator.ts';
import type { AttendanceBlock } from '../submissions/block.ts';
import { matchStudents, memberships } from './students.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type ChronicAbsence = Extract<Definition, { kind: 'chronic-absence' }>;

/**
 * Students absent at least a share of their enrolled days, of those enrolled for the minimum of days. A student's spells
 * are added across the given blocks, so a district's blocks count each student once. Where schools disagree about a
 * student's group, the longest spell decides. Days are compared as whole hundredths: exactly a tenth is chronic.
 * Source: the federal EDFacts definition; see the catalog's presets.
 *
 * @example 18 days enrolled, 1.5 absent: 8.3%, not chronic; 2 absent: 11.1%, chronic; 9 days enrolled: not counted.
 */
export function measureChronicAbsence(definition: ChronicAbsence, blocks: AttendanceBlock[]): Tally {
  const students = matchStudents(blocks);
  const enrolled = addUp(students.ofRow, students.count, (block) => blocks[block]?.daysEnrolled);
  const absent = addUp(students.ofRow, students.count, (block) => blocks[block]?.daysAbsent);
  const minimum = Math.max(1, Math.round(definition.minimumDaysEnrolled * 100));
  const perMillion = Math.round(definition.absentShare * 1_000_000);
  const outcomes = Uint8Array.from(enrolled, (days, student) => {
    if (days < minimum) return Outcome.notCounted;
    return (absent[student] ?? 0) * 1_000_000 >= perMillion * days ? Outcome.meets : Outcome.counted;
  });
  return tally(
    outcomes,
    memberships(blocks, students, (block, row) => blocks[block]?.daysEnrolled[row] ?? 0),
  );
}

/** Each student's days over all spells, in hundredths. */
function addUp(ofRow: Int32Array[], students: number, daysOf: (block: number) => Int32Array | undefined): Int32Array {
  const sums = new Int32Array(students);
  for (const [block, rows] of ofRow.entries()) {
    const days = daysOf(block);
    for (let row = 0; row < rows.length; row += 1) {
      const student = rows[row] ?? 0;
      sums[student] = (sums[student] ?? 0) + (days?.[row] ?? 0);
    }
  }
  return sums;
}
