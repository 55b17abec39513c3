import { describePeriod, shortPeriod } from '../../../shared/catalog/period.ts';
import type { Cycle } from '../../../shared/cycles/cycle.ts';
import type { AimResult, CycleResult, RuleResult } from '../../../shared/cycles/result.ts';
import { decisions, phaseName } from './cycle-rule.ts';
import { formatDate, formatDay } from './dates.ts';
import { formatCounted, formatPercent, formatTenths } from './numbers.ts';
import { groupInSentence } from './student-group.ts';

/** How a cycle stands, before the word of its decision. */
type Standing = Pick<Cycle, 'state' | 'decision' | 'decideBy' | 'reviewsOn' | 'phases'>;

/** What was decided, as a state. */
const ends = { expand: 'expanded', adopt: 'adopted', adapt: 'adapted', abandon: 'abandoned' } as const;

/** What comes next and when: `review Jan 23, 2026`, `decide by Mar 20, 2026`; of a closed one how it ended. */
export function nextDayWords({ state, decision, decideBy, reviewsOn, phases }: Standing, today: string): string {
  if (state === 'closed') return decision ? ends[decision] : 'closed';
  const start = phases[0]?.startedOn ?? '';
  const [day, what] = [
    ...(start > today ? [[start, 'starts'] as const] : []),
    ...reviewsOn.filter((one) => one >= today && one <= decideBy).map((one) => [one, 'review'] as const),
    [decideBy, decideBy < today ? 'decision was due' : 'decide by'] as const,
  ].toSorted(([a], [b]) => a.localeCompare(b))[0] ?? [decideBy, 'decide by'];
  return `${what} ${formatDate(day)}`;
}

export type Step = { name: 'Plan' | 'Do' | 'Study' | 'Act'; words: string; state: 'done' | 'on' | 'to-come' };

/** Where a cycle is: what was planned, since when it runs, what is seen, and when it is decided. */
export function stepsOf(cycle: Standing & Pick<Cycle, 'log'>, result: CycleResult, today: string): Step[] {
  const { state, decision, decideBy, log, phases, reviewsOn } = cycle;
  const [last, phase] = [phases.at(-1), result.phases.at(-1)];
  const created = log.find(({ kind }) => kind === 'created');
  const started = last?.startedOn ?? '';
  const review = reviewsOn.find((day) => day >= today && day <= decideBy);
  const hasBegun = started <= today;
  const isJudged = result.rules.some((rule) => rule.verdict !== 'cannot-say' && rule.phase === phases.length - 1);
  const at = state === 'closed' || decideBy <= today || isJudged ? 3 : phase?.span ? 2 : hasBegun ? 1 : 0;
  const decided = log.findLast((entry) => entry.kind === 'decision');
  const places = formatCounted(last?.test.placeIds.length ?? 0, 'place');
  const words = [
    created ? `Agreed ${formatDay(created.at)}` : 'Agreed on',
    `${hasBegun ? 'Since' : 'Starts'} ${formatDate(started)}, at ${places}`,
    phase?.span
      ? `Values to ${shortPeriod(phase.span.to)}${review ? `; review ${formatDate(review)}` : ''}`
      : review
        ? `Review ${formatDate(review)}`
        : 'No values yet',
    state === 'closed' && decision
      ? `${sentenceCase(ends[decision])}${decided ? ` ${formatDay(decided.at)}` : ''}`
      : `Decide by ${formatDate(decideBy)}`,
  ];
  return (['Plan', 'Do', 'Study', 'Act'] as const).map((name, index) => ({
    name,
    words: words[index] ?? '',
    state: index < at ? 'done' : index === at ? 'on' : 'to-come',
  }));
}

/** What is to be reached, as a heading: `Aim: 47.0% to 58.0% by end of year 2025–26`. */
export function aimTitle({ unit, from, to, by, gapTo }: AimResult): string {
  const value = unit === 'percent' ? formatPercent : formatTenths;
  const start = from ? `${value(from.value)} to ` : '';
  const when = `by ${describePeriod(by)}`;
  if (gapTo === undefined) return `Aim: ${start}${value(to)} ${when}`;
  return `Aim: a gap to ${groupInSentence(gapTo)} of ${start}${value(to)} points ${when}`;
}

/** The word of a verdict. */
export const verdictWord: Record<RuleResult['verdict'], string> = {
  met: 'Met',
  missed: 'Missed',
  'cannot-say': 'Cannot say yet',
};

/** Which rule of which phase, as a heading. */
export function ruleTitle(
  { decide, phase, judgedIn }: RuleResult,
  phases: readonly { name?: string | undefined }[],
): string {
  const judged = `judged in ${shortPeriod(judgedIn)}`;
  const when = phases.length > 1 ? `${phaseName(phases, phase)}, ${judged}` : judged;
  return `${decisions[decide].name}? ${sentenceCase(when)}`;
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
