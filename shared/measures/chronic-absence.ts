import type { Definition } from '../catalog/indicator.ts';
import type { AttendanceBlock } from '../submissions/block.ts';
import { matchStudents, memberships, type Students } from './students.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type ChronicAbsence = Extract<Definition, { kind: 'chronic-absence' }>;

/**
 * Students absent at least a share of their enrolled days, and in a tier of attendance less than another share, of those
 * enrolled and present for the minimum of days. A student's spells are added across the given blocks, so a district's
 * blocks count each student once. Where schools disagree about a student's group, the longest spell decides. Days are
 * compared as whole hundredths: exactly a tenth is chronic, or not where the definition takes the line into the range
 * below. Source: the federal EDFacts definition; see the catalog's presets.
 *
 * @example 18 days enrolled, 1.5 absent: 8.3%, not chronic; 2 absent: 11.1%, chronic; 9 days enrolled: not counted.
 */
export function measureChronicAbsence(definition: ChronicAbsence, blocks: AttendanceBlock[]): Tally {
  const students = matchStudents(blocks);
  return tally(
    chronicAbsenceOutcomes(definition, blocks, students),
    memberships(blocks, students, (block, row) => blocks[block]?.daysEnrolled[row] ?? 0),
  );
}

/** What became of each student of the given blocks; of those without a row, not counted. */
export function chronicAbsenceOutcomes(
  definition: ChronicAbsence,
  blocks: AttendanceBlock[],
  students: Students,
): Uint8Array {
  const enrolled = addUp(students.ofRow, students.count, (block) => blocks[block]?.daysEnrolled);
  const absent = addUp(students.ofRow, students.count, (block) => blocks[block]?.daysAbsent);
  const minimum = Math.max(1, inHundredths(definition.minimumDaysEnrolled));
  const minimumPresent = inHundredths(definition.minimumDaysPresent ?? 0);
  const isWithin = rangeOf(definition);
  return Uint8Array.from(enrolled, (days, student) => {
    const missed = absent[student] ?? 0;
    if (days < minimum || days - missed < minimumPresent) return Outcome.notCounted;
    return isWithin(missed, days) ? Outcome.meets : Outcome.counted;
  });
}

const inHundredths = (days: number) => Math.round(days * 100);

/** Whether days absent, of days enrolled, lie in the definition's range of shares; in whole numbers, so exactly. */
function rangeOf({ absentShare, absentBelow, lineBelongsBelow = false }: ChronicAbsence) {
  const reaches = (share: number | undefined, whenNone: boolean): ((absent: number, enrolled: number) => boolean) => {
    if (!share) return () => whenNone;
    const perMillion = Math.round(share * 1_000_000);
    if (lineBelongsBelow) return (absent, enrolled) => absent * 1_000_000 > perMillion * enrolled;
    return (absent, enrolled) => absent * 1_000_000 >= perMillion * enrolled;
  };
  const [isFrom, isBeyond] = [reaches(absentShare, true), reaches(absentBelow, false)];
  return (absent: number, enrolled: number) => isFrom(absent, enrolled) && !isBeyond(absent, enrolled);
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
