import type { Condition, DecisionKind } from '../../../shared/cycles/decision-rule.ts';

/** What may be decided, in the order in which people choose, each with what it means. */
export const decisions: Record<DecisionKind, { name: string; means: string }> = {
  expand: { name: 'Expand', means: 'To more places' },
  adopt: { name: 'Adopt', means: 'Keep it where it is' },
  adapt: { name: 'Adapt', means: 'Change the idea, go on' },
  abandon: { name: 'Abandon', means: 'Stop, keep the record' },
};

/** What a rule can ask for, in the order in which people choose. */
export const conditionKinds: Record<Condition['kind'], string> = {
  ahead: 'It gains more than the comparison',
  change: 'It gets better since the baseline',
  reach: 'It reaches a level',
  again: 'It is ahead of the comparison again',
};

/** A phase by its name, or else by its place in the order. */
export const phaseName = (phases: readonly { name?: string | undefined }[], index: number): string =>
  phases[index]?.name ?? `phase ${index + 1}`;
