import { collegeFact, collegeLevels } from '../catalog/college-enrollment.ts';
import type { Definition } from '../catalog/indicator.ts';
import type { FactsBlock } from '../submissions/block.ts';
import { studentFact } from './student-facts.ts';
import { matchStudents, memberships } from './students.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type CollegeEnrollment = Extract<Definition, { kind: 'college-enrollment' }>;

/**
 * Graduates with a term that touches the window after graduation, at a college of two or four years or of the definition's
 * level alone, of all graduates that were sent to the clearinghouse: who was not found, or is blocked, did not enroll. A
 * window that was not over when the file was sent is not measured. Source: National Student Clearinghouse; see the catalog's
 * presets.
 *
 * @example a term from September 26 to December 16 at a two-year college: enrolled in the first fall
 */
export function measureCollegeEnrollment({ within, level }: CollegeEnrollment, blocks: FactsBlock[]): Tally {
  const students = matchStudents(blocks);
  const enrolled = (level ? [level] : collegeLevels).map((one) =>
    studentFact(blocks, students, collegeFact(within, one)),
  );
  const outcomes = Uint8Array.from({ length: students.count }, (_, student) => {
    const facts = enrolled.map((at) => at[student] ?? Number.NaN);
    if (facts.every(Number.isNaN)) return Outcome.notCounted;
    return facts.includes(1) ? Outcome.meets : Outcome.counted;
  });
  if (outcomes.every((outcome) => outcome === Outcome.notCounted)) return { cells: {}, notCounted: 0 };
  return tally(
    outcomes,
    memberships(blocks, students, () => 0),
  );
}
