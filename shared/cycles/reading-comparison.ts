import { changeText, pointsText, shareText } from '../mail/numbers.ts';
import { capitalized, listText, thePeriod, when } from '../mail/wording.ts';
import { intervalText } from './check-words.ts';
import { leftOutWords, missingWords } from './missing-words.ts';
import { besides, currentPhase, where } from './reading-words.ts';
import type { ArmChange, CycleResult, GainsAt, Growth, LeftOut, PhaseResult } from './result.ts';

type Read = Omit<CycleResult, 'readings'>;

/** What each arm did, who is left out, and how much was gained a week. */
export function comparisonSentences(result: Read): string[] {
  const phase = currentPhase(result);
  const { test, comparison } = phase.change;
  if ('cannotSay' in test || !phase.span) return [];
  const other = 'cannotSay' in comparison ? undefined : comparison;
  return [
    ...(other ? [whoMoved(phase, test, other, result), ...bySidesOf(test, other, result)] : []),
    ...(phase.comparison && 'cannotSay' in comparison ? [`${capitalized(missingWords(comparison))}.`] : []),
    ...withoutSentences([...test.without, ...(other?.without ?? [])], result),
    ...oddsSentence(phase),
    ...(phase.growth && !('cannotSay' in phase.growth) ? growthSentences(phase.growth) : []),
    ...(phase.growth && 'cannotSay' in phase.growth ? [`Gains a week: ${missingWords(phase.growth)}.`] : []),
  ];
}

function whoMoved(phase: PhaseResult, test: ArmChange, comparison: ArmChange, result: Read): string {
  const course = ({ before, after, points }: ArmChange) =>
    `from ${shareText(before)} to ${shareText(after)} (${changeText(points)})`;
  const span = phase.span;
  const dates = span ? ` from ${thePeriod(span.from)} to ${thePeriod(span.to)}` : '';
  return `${capitalized(where(phase.test))} it went ${course(test)}, ${besides(phase, result)} ${course(comparison)},${dates}.`;
}

/** A lead that comes of the other side's loss is said to be one. */
function bySidesOf(test: ArmChange, comparison: ArmChange, { indicator: { betterWhen } }: Read): string[] {
  const isWorse = ({ points }: ArmChange) => (betterWhen === 'higher' ? points < 0 : points > 0);
  if (!isWorse(comparison)) return [];
  return isWorse(test)
    ? ['Both got worse in that time.']
    : ['Part of the difference is that the comparison got worse in that time.'];
}

function withoutSentences(left: readonly LeftOut[], { places }: Read): string[] {
  if (left.length === 0) return [];
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? id;
  const named = left.map(({ placeId, because }) => `${nameOf(placeId)} (${leftOutWords[because]})`);
  return [`Without ${listText(named)}, in both periods.`];
}

function oddsSentence({ effect }: PhaseResult): string[] {
  if ('cannotSay' in effect || !effect.odds || effect.odds.finding === effect.finding) return [];
  const seen = effect.odds.finding === 'unclear' ? 'shows no clear difference' : 'shows a difference';
  return [`Shares near 0 or 100% have little room to move: a second look, at odds, ${seen}.`];
}

function growthSentences(growth: Growth): string[] {
  const { yearBefore, change } = growth;
  const first = `${growth.name} ${when(growth.period)}: ${gainsText(growth)}.`;
  if (!yearBefore) return [first];
  const grew = change
    ? ` The difference changed by ${changeText(change.perWeek)} (${intervalText(change.interval)}).`
    : '';
  return [first, `A year before: ${gainsText(yearBefore)}.${grew}`];
}

/** `1.7 against 0.9 a week: 0.8 more (0.4 to 1.2)`. */
function gainsText({ test, comparison, difference }: GainsAt): string {
  if (!comparison || !difference) return `a gain of ${test.perWeek.toFixed(1)} a week`;
  const { perWeek, interval } = difference;
  const side = perWeek === 0 ? 'the same' : `${pointsText(perWeek)} ${perWeek < 0 ? 'less' : 'more'}`;
  return `gains of ${test.perWeek.toFixed(1)} against ${comparison.perWeek.toFixed(1)} a week, ${side} (${intervalText(interval)})`;
}
