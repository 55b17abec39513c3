import type { Definition } from '../catalog/indicator.ts';
import type { AttendanceBlock } from '../submissions/block.ts';
import { matchStudents, memberships } from './students.ts';
import { Outcome, tally } from './tally.ts';

type ChronicAbsence = Extract<Definition, { kind: 'chronic-absence' }>;

/**
 * Students absent at least a share of their enrolled days, of those enrolled for the minimum of days. A student's spells
 * are added across the given blocks, so a district's blocks count each student once. Days are compared as whole
 * hundredths: exactly a tenth is chronic. Source: ED Facts, and the state presets of the catalog.
 *
 * @example 18 days enrolled, 1.5 absent: 8.3 %, not chronic; 2 absent: 11.1 %, chronic; 9 days enrolled: not counted.
 */
export function measureChronicAbsence(definition: ChronicAbsence, blocks: AttendanceBlock[]) {
  const students = matchStudents(blocks);
  const enrolled = new Int32Array(students.count);
  const absent = new Int32Array(students.count);
  for (const [block, { daysEnrolled, daysAbsent }] of blocks.entries()) {
    for (const [row, student] of (students.ofRow[block] ?? []).entries()) {
      enrolled[student] = (enrolled[student] ?? 0) + (daysEnrolled[row] ?? 0);
      absent[student] = (absent[student] ?? 0) + (daysAbsent[row] ?? 0);
    }
  }
  const minimum = Math.max(1, Math.round(definition.minimumDaysEnrolled * 100));
  const perMillion = Math.round(definition.absentShare * 1_000_000);
  const outcomes = Uint8Array.from(enrolled, (days, student) => {
    if (days < minimum) return Outcome.notCounted;
    return (absent[student] ?? 0) * 1_000_000 >= perMillion * days ? Outcome.meets : Outcome.counted;
  });
  const groups = memberships(blocks, students, (block, row) => blocks[block]?.daysEnrolled[row] ?? 0);
  return tally(outcomes, groups);
}
