import type { GapDefinition } from '../student-group.ts';

/** The gaps that a new partnership follows. */
export const commonGaps: GapDefinition[] = ['english_learner', 'low_income', 'disability'].map((dimension) => ({
  focal: `${dimension}:yes`,
  reference: `${dimension}:no`,
}));
