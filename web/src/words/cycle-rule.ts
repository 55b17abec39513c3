import type { Indicator } from '../../../shared/catalog/indicator.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { ALL_STUDENTS } from '../../../shared/catalog/student-group.ts';
import type { Cycle, Phase } from '../../../shared/cycles/cycle.ts';
import type { Condition, DecisionKind, DecisionRule } from '../../../shared/cycles/decision-rule.ts';
import { formatPercent, formatPoints } from './numbers.ts';
import { groupInSentence } from './student-group.ts';

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

type Known = { betterWhen: Indicator['betterWhen'] };

/** One thing that has to hold, as the end of a sentence. @example 'it reaches 58.0% or more' */
export function conditionWords(condition: Condition, { betterWhen }: Known): string {
  const [side, move] = betterWhen === 'lower' ? ['less', 'fell'] : ['more', 'rose'];
  switch (condition.kind) {
    case 'reach':
      return `it reaches ${formatPercent(condition.percent)} or ${side}`;
    case 'change':
      return `it ${move} by at least ${formatPoints(condition.points)} since the baseline, and by more than chance brings`;
    case 'ahead': {
      const ahead = `it did at least ${formatPoints(condition.points)} better than the comparison since the baseline`;
      return condition.beyondChance ? `${ahead}, by more than chance brings` : ahead;
    }
    case 'again':
      return 'it is ahead of the comparison by more than chance brings once more, and not by less than a year before';
  }
}

/** What of a cycle a rule's sentence names. */
type Judged = Pick<Cycle, 'phases'> & { indicator: string } & Known;

/** What will be judged, and when, as one sentence. */
export function ruleSentence({ phase, judgedIn, conditions, decide }: DecisionRule, cycle: Judged): string {
  const what = `${cycle.indicator}${ofGroup(cycle.phases[phase])}`;
  const where = cycle.phases.length > 1 ? ` of ${phaseName(cycle.phases, phase)}` : '';
  const conditionsWords = conditions.map((one) => conditionWords(one, cycle)).join(', and ');
  return `${decisions[decide].name} if, in ${describePeriod(judgedIn)}, of ${what} at the test places${where}: ${conditionsWords}.`;
}

const ofGroup = (phase: Phase | undefined) =>
  phase === undefined || phase.test.group === ALL_STUDENTS ? '' : ` among ${groupInSentence(phase.test.group)}`;

/** A phase by its name, or else by its place in the order. */
export const phaseName = (phases: readonly { name?: string | undefined }[], index: number): string =>
  phases[index]?.name ?? `phase ${index + 1}`;
