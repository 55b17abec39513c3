import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { pointsText } from '../mail/numbers.ts';
import { countPlaces } from './names.ts';
import type { CycleResult, PhaseResult } from './result.ts';

type Read = Omit<CycleResult, 'readings'>;
type Arm = NonNullable<PhaseResult['comparison']>;
type Placed = Pick<Arm, 'placeIds'>;
type Arms = { test: Placed; comparison?: Placed | undefined };
type Interval = readonly [number, number];

/** The phase that is read. */
export function currentPhase({ phases, current }: Read): PhaseResult {
  const phase = phases[current];
  if (!phase) throw new RangeError('A cycle has a phase that is looked at.');
  return phase;
}

/** How many places an arm has: `two schools`. */
export const countOf = ({ placeIds }: Placed, { places }: Pick<Read, 'places'>): string =>
  countPlaces(placeIds.flatMap((id) => places.find((place) => place.id === id) ?? []));

/** Whether both arms are students of the same places. */
export const comparesStudents = ({ test, comparison }: Arms): boolean =>
  comparison?.placeIds.every((id) => test.placeIds.includes(id)) ?? false;

/** The comparison within a sentence, after "than": `at four comparison schools`, `for other students there`. */
export function besides(phase: PhaseResult, result: Read): string {
  const { comparison } = phase;
  if (!comparison) return '';
  if (comparesStudents(phase) || comparison.group !== ALL_STUDENTS) return `among ${lowered(comparison.name)}`;
  const count = countOf(comparison, result);
  return `at the comparison (${comparison.placeIds.length > 3 ? count : comparison.name})`;
}

/** Where the test is: `at Harbor and Linden`, `among English learners at Harbor`. */
export const where = ({ name, group }: Arm): string =>
  group === ALL_STUDENTS ? `at ${name}` : `among ${lowered(name)}`;

const properName = /^(?:English|Hispanic|Asian|Black|White|Native|American|Pacific|[A-Z]{2})/;
const lowered = (name: string) => (properName.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));

/** `likely between 1.3 and 12.3`; to both sides `likely between 2.1 less and 5.3 more`. */
export function likelyBetween([low, high]: Interval): string {
  const sizes = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  return `between ${pointsText(sizes[0] ?? 0)} and ${pointsText(sizes[1] ?? 0)}`;
}

export const moves = (points: number): 'rose' | 'fell' | 'stayed' =>
  points > 0 ? 'rose' : points < 0 ? 'fell' : 'stayed';

/** What this way of comparing cannot show. */
export function limitOf(phase: Arms, result: Pick<Read, 'places'>): string {
  if (comparesStudents(phase)) return 'who takes part is not left to chance, so this cannot show that it is the cause.';
  const count = countOf(phase.test, result);
  const many = phase.test.placeIds.length > 10 ? `${count} that were chosen, and not drawn by lot,` : count;
  return `${many} cannot show that it is the cause.`;
}
