import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { pointsText } from '../mail/numbers.ts';
import { among } from '../mail/wording.ts';
import { namePlaces, whereArm } from './names.ts';
import type { CycleResult, PhaseResult } from './result.ts';

/** A result without its readings: all that these are made from. */
export type Read = Omit<CycleResult, 'readings'>;

/** The phase that is read. */
export function currentPhase({ phases, current }: Read): PhaseResult {
  const phase = phases[current];
  if (!phase) throw new RangeError('A cycle has a phase that is looked at.');
  return phase;
}

type Placed = Pick<PhaseResult['test'], 'placeIds'>;
/** Both arms, as far as their students go. */
export type Arms = { test: Pick<PhaseResult['test'], 'placeIds' | 'group'>; comparison?: Placed | undefined };

/** Whether both arms are students of the same places. */
export const comparesStudents = ({ test, comparison }: Arms): boolean =>
  comparison?.placeIds.every((id) => test.placeIds.includes(id)) ?? false;

/** Where the change is tried: `at Harbor and Linden`. */
export const testWords = ({ test }: PhaseResult, { places }: Read): string => whereArm(test, places);

/** Where it is compared: `at the comparison (Birch and Elm)`, `among other students there`. */
export function comparisonWords(phase: PhaseResult, { places }: Read): string {
  const { comparison } = phase;
  if (!comparison) return '';
  const whom = comparison.group === ALL_STUDENTS ? '' : `${among(comparison.group)} `;
  return comparesStudents(phase) ? `${whom}there` : `${whom}at the comparison (${namePlaces(comparison, places)})`;
}

/** Sizes without sign, the smaller first: `between 1.3 and 12.3`. */
export function sizesBetween([low, high]: readonly [number, number]): string {
  const [less, more] = low < 0 ? [high, low] : [low, high];
  return `between ${pointsText(less)} and ${pointsText(more)}`;
}

export const moved = (points: number): string => (points > 0 ? 'rose' : points < 0 ? 'fell' : 'stayed');
