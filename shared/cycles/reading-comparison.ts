import { changeText, pointsText, shareText } from '../mail/numbers.ts';
import { capitalized, listText, thePeriod, when } from '../mail/wording.ts';
import { intervalText } from './check-words.ts';
import type { BetterWhen } from './figures.ts';
import { leftOutWords, missingWords } from './missing-words.ts';
import { comparisonWords, currentPhase, type Read, testWords } from './reading-words.ts';
import type { ArmChange, GainsAt, LeftOut, PhaseResult } from './result.ts';

/** What each arm did, who is left out, and how much was gained a week. */
export function comparisonSentences(result: Read): string[] {
  const phase = currentPhase(result);
  const { test, comparison } = phase.change;
  if ('cannotSay' in test || !phase.span) return [];
  const other = 'cannotSay' in comparison ? undefined : comparison;
  const none = phase.comparison && 'cannotSay' in comparison;
  return [
    whoMoved(phase, test, other, result),
    ...(other ? lossSentence(test, other, result.indicator.betterWhen) : []),
    ...(none ? [`${capitalized(missingWords({ ...comparison, arm: 'comparison' }, result.places))}.`] : []),
    ...withoutSentence([...test.without, ...(other?.without ?? [])], result),
    ...oddsSentence(phase),
    ...growthSentences(phase, result),
  ];
}

function whoMoved(phase: PhaseResult, test: ArmChange, comparison: ArmChange | undefined, result: Read): string {
  const course = ({ before, after, points }: ArmChange) =>
    `from ${shareText(before)} to ${shareText(after)} (${changeText(points)})`;
  const { from = '', to = '' } = phase.span ?? {};
  const other = comparison ? `, and ${course(comparison)} ${comparisonWords(phase, result)}` : '';
  return `From ${thePeriod(from)} to ${thePeriod(to)} it went ${course(test)} ${testWords(phase, result)}${other}.`;
}

/** A lead that comes of the other side's loss is said to be one. */
function lossSentence(test: ArmChange, comparison: ArmChange, betterWhen: BetterWhen): string[] {
  const gotWorse = ({ finding }: ArmChange) => finding === 'worse';
  if (!gotWorse(comparison)) return [];
  const direction = `${betterWhen} is better`;
  return gotWorse(test)
    ? [`Both got worse in that time (${direction}).`]
    : [`Part of the difference is that the comparison got worse in that time (${direction}).`];
}

function withoutSentence(left: readonly LeftOut[], { places }: Read): string[] {
  if (left.length === 0) return [];
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? id;
  const named = left.map(({ placeId, because }) => `${nameOf(placeId)} (${leftOutWords[because]})`);
  return [`Without ${listText(named)}, in both periods.`];
}

function oddsSentence({ effect }: PhaseResult): string[] {
  if ('cannotSay' in effect || !effect.odds || effect.odds.finding === effect.finding) return [];
  const seen = effect.odds.finding === 'unclear' ? 'no clear difference' : 'a difference';
  return [`Shares near 0% or 100% have little room to move: a second look, at odds, shows ${seen}.`];
}

function growthSentences({ growth }: PhaseResult, { places }: Read): string[] {
  if (!growth) return [];
  if ('cannotSay' in growth) return [`Gains a week: ${missingWords(growth, places)}.`];
  const { name, period, yearBefore, change } = growth;
  const now = `${name} ${when(period)}: ${gainsText(growth)}.`;
  if (!yearBefore) return [now];
  const grew = change && ` The difference moved by ${changeText(change.perWeek)} (${intervalText(change.interval)}).`;
  return [now, `A year before: ${gainsText(yearBefore)}.${grew ?? ''}`];
}

/** `gains of 1.7 against 0.9 a week, 0.8 more (0.4 to 1.2)`. */
function gainsText({ test, comparison, difference }: GainsAt): string {
  const own = signed(test.perWeek);
  if (!comparison || !difference) return `a gain of ${own} a week`;
  const { perWeek, interval } = difference;
  const side = perWeek === 0 ? 'the same' : `${pointsText(perWeek)} ${perWeek < 0 ? 'less' : 'more'}`;
  return `gains of ${own} against ${signed(comparison.perWeek)} a week, ${side} (${intervalText(interval)})`;
}

const signed = (value: number) => (value < 0 ? changeText(value) : pointsText(value));
