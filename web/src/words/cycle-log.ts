import { calendarDay } from '../../../shared/catalog/calendar-day.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { conditionsWords } from '../../../shared/cycles/check-words.ts';
import { type Aim, cycleDefinitionSchema, type Phase, phaseSchema } from '../../../shared/cycles/cycle.ts';
import { type DecisionRule, decisionRuleSchema } from '../../../shared/cycles/decision-rule.ts';
import type { Entry, FieldChange } from '../../../shared/cycles/entry.ts';
import { decisions } from './cycle-rule.ts';
import { formatDate } from './dates.ts';
import { nameIn } from './records.ts';
import { groupInSentence } from './student-group.ts';

type Named = readonly { id: string; name: string }[];

/** What the words of a log are made with. */
export type LogKnown = {
  places: Named;
  owners: Named;
  indicators: Named;
  betterWhen: 'higher' | 'lower';
  /** By whose clock a day is counted. */
  timeZone: string;
};

/** What a line of the log says; what was written by people stands as they wrote it. */
export function entryWords(entry: Entry): string {
  switch (entry.kind) {
    case 'created':
      return 'Aim, places and days agreed on.';
    case 'changed':
      return entry.why === undefined ? 'Changed.' : `Changed: ${entry.why}`;
    case 'note':
      return entry.text;
    case 'review':
      return `Review: ${entry.text}`;
    case 'decision':
      return `Decided: ${decisions[entry.decision].name.toLowerCase()}. ${entry.why}`;
    case 'judged': {
      const verdict = { met: 'is met', missed: 'is missed', 'cannot-say': 'cannot be judged yet' }[entry.verdict];
      const again = entry.restated ? ', restated: a corrected file changed it' : '';
      return `The decision rule ${verdict}, ${shortPeriod(entry.period)}${again}.`;
    }
  }
}

/** The day that a line is about: that on which it happened, else that on which it was written. */
export const dayOf = (entry: Entry, timeZone: string): string =>
  'on' in entry ? entry.on : calendarDay(new Date(entry.at), timeZone);

/** Newest first: by the day that lines are about, and of one day as they were written. */
export function newestFirst(log: readonly Entry[], timeZone: string): Entry[] {
  return log.toReversed().toSorted((a, b) => dayOf(b, timeZone).localeCompare(dayOf(a, timeZone)));
}

const fields: Record<string, string> = {
  name: 'Name',
  indicatorId: 'Judged by',
  growthIndicatorId: 'Gains a week of',
  ownerId: 'Owned by',
  changeIdea: 'What is tried',
  aim: 'Aim',
  reviewsOn: 'Reviews',
  decideBy: 'Decided by',
};

/** One field that was changed: `Decided by: Mar 20, 2026, now Mar 20, 2027`. */
export function changeWords({ field, before, after }: FieldChange, known: LogKnown): string {
  const name = fieldName(field);
  if (before === undefined) return `${name}: now ${valueWords(field, after, known)}`;
  if (after === undefined) return `${name}: no more ${valueWords(field, before, known)}`;
  return `${name}: ${valueWords(field, before, known)}, now ${valueWords(field, after, known)}`;
}

function fieldName(field: string): string {
  if (field.startsWith('phases.')) return `Phase ${Number(field.slice('phases.'.length)) + 1}`;
  return field.startsWith('decisionRules.') ? 'Decision rule' : (fields[field] ?? field);
}

const { aim: aimSchema } = cycleDefinitionSchema.shape;

function valueWords(field: string, value: unknown, known: LogKnown): string {
  if (field.startsWith('phases.')) return wordsIf(phaseSchema.safeParse(value), (phase) => phaseWords(phase, known));
  if (field.startsWith('decisionRules.')) {
    return wordsIf(decisionRuleSchema.safeParse(value), (rule) => agreedWords(rule, known));
  }
  if (field === 'aim') return wordsIf(aimSchema.safeParse(value), (aim) => (aim ? aimWords(aim) : 'none'));
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((day) => formatDate(String(day))).join('; ');
  const text = String(value);
  if (field === 'ownerId') return nameIn(known.owners, text);
  if (field === 'indicatorId' || field === 'growthIndicatorId') return nameIn(known.indicators, text);
  return field === 'decideBy' ? formatDate(text) : `“${text}”`;
}

/** What was logged by an earlier version of the form may not be read any more; that something was changed still stands. */
const wordsIf = <T>(read: { success: boolean; data?: T }, words: (value: T) => string): string =>
  read.success && read.data !== undefined ? words(read.data) : 'as it was then';

const agreedWords = (rule: DecisionRule, { betterWhen }: LogKnown) => rule.words ?? conditionsWords(rule, betterWhen);

function phaseWords({ startedOn, baseline, test, comparison }: Phase, { places }: LogKnown): string {
  const arm = ({ placeIds, group }: Phase['test']) => {
    const names = placeIds.map((id) => nameIn(places, id)).join(', ');
    return group === 'all' ? names : `${groupInSentence(group)} at ${names}`;
  };
  const beside = comparison ? `compared with ${arm(comparison)}` : 'compared with none';
  return `since ${formatDate(startedOn)} at ${arm(test)}, ${beside}, baseline ${shortPeriod(baseline)}`;
}

function aimWords({ from, to, by, gapTo }: Aim): string {
  const unit = gapTo === undefined ? '%' : ' points';
  const start = from === undefined ? '' : `${from}${unit} to `;
  const gap = gapTo === undefined ? '' : `a gap to ${groupInSentence(gapTo)} of `;
  return `${gap}${start}${to}${unit} by ${shortPeriod(by)}`;
}
