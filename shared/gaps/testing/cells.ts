import type { Proportion } from '../../statistics/proportion.ts';
import type { GroupCells } from '../group-cells.ts';

export const of = (numerator: number, denominator: number): Proportion => ({ numerator, denominator });

/** English learners and the other students. */
export const learners = { focal: 'english_learner:yes', reference: 'english_learner:no' };

export const cellsOf = (focal: Proportion | 'hidden', reference: Proportion | 'hidden'): GroupCells => ({
  'english_learner:yes': focal,
  'english_learner:no': reference,
  'low_income:yes': of(30, 60),
  all: of(90, 200),
});
