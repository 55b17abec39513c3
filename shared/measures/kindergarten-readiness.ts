import type { Definition } from '../catalog/indicator.ts';
import { readinessDomains } from '../catalog/readiness.ts';
import type { FactsBlock } from '../submissions/block.ts';
import { studentFact } from './student-facts.ts';
import { matchStudents, memberships } from './students.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type KindergartenReadiness = Extract<Definition, { kind: 'kindergarten-readiness' }>;

/**
 * Students ready in all six domains of WaKIDS, or in the one of the definition, of those assessed in them. Who was not
 * assessed in one of them is not counted. A student with rows at two schools counts once in the district, ready where either
 * says so. Source: Washington OSPI; see the catalog's presets.
 *
 * @example six flags Y: ready; five Y and one N: not ready; five Y and one empty: not counted
 */
export function measureReadiness({ domain }: KindergartenReadiness, blocks: FactsBlock[]): Tally {
  const students = matchStudents(blocks);
  const domains = domain ? [domain] : Object.keys(readinessDomains);
  const ready = domains.map((one) => studentFact(blocks, students, one));
  const outcomes = Uint8Array.from({ length: students.count }, (_, student) => {
    const flags = ready.map((of) => of[student] ?? Number.NaN);
    if (flags.some(Number.isNaN)) return Outcome.notCounted;
    return flags.every((flag) => flag === 1) ? Outcome.meets : Outcome.counted;
  });
  return tally(
    outcomes,
    memberships(blocks, students, () => 0),
  );
}
