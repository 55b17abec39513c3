import { describeGroup } from '../catalog/dimensions.ts';
import { describePeriod, type Period, periodKind } from '../catalog/period.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { changeText, countsText, pointsText, settingText, shareText } from './numbers.ts';

/** What is spoken of: an indicator at a place. */
export type Topic = { indicator: string; betterWhen: 'higher' | 'lower'; place: string; isRegion: boolean };

type ValueAt = { period: Period; counts: Proportion };

const properName = /^(?:English|Hispanic|Asian|Black|White|Native|American|Pacific|[A-Z]{2}|[A-Z]$)/;

/** A name as it stands within a sentence: `chronic absence`, `students with low income`, but `English learners`, `FAFSA completion`. */
export const inSentence = (name: string): string =>
  properName.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** Several things in a sentence: `a`, `a and b`, `a, b and c`. */
export const listText = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const verb = (change: number) => (change === 0 ? 'stayed' : change > 0 ? 'rose' : 'fell');

/** `rose to 24.1%`, `fell to 18.2%`, `stayed at 20.0%`, and without a change to tell `is 24.1%`. */
function movedTo(change: number | undefined, after: Proportion): string {
  if (change === undefined) return `is ${shareText(after)}`;
  return `${verb(change)} ${change === 0 ? 'at' : 'to'} ${shareText(after)}`;
}

const at = ({ place, isRegion }: Topic) => `${isRegion ? 'in' : 'at'} ${place}`;
const isGrade = (group: StudentGroup) => group.startsWith('grade:');
const among = (group: StudentGroup) => `${isGrade(group) ? 'in' : 'among'} ${inSentence(describeGroup(group))}`;
const amongGroup = (group: StudentGroup) => (group === ALL_STUDENTS ? '' : ` ${among(group)}`);

const takesArticle = (period: Period) => ['week', 'window'].includes(periodKind(period));

/** A period with its article: `February 2026`, `the week of February 9, 2026`, `the middle of year 2025–26`. */
const thePeriod = (period: Period) => `${takesArticle(period) ? 'the ' : ''}${describePeriod(period)}`;
const when = (period: Period) => `${periodKind(period) === 'window' ? 'at' : 'in'} ${thePeriod(period)}`;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `Chronic absence at Highline rose to 24.1%`; of a group `Chronic absence among English learners at Highline …`. */
export const valueMoved = (topic: Topic, group: StudentGroup, change: number | undefined, after: Proportion): string =>
  `${topic.indicator}${amongGroup(group)} ${at(topic)} ${movedTo(change, after)}`;

/** The same after another finding has named the topic: `among English learners it rose to 30.4%`. */
export const groupMoved = (group: StudentGroup, change: number | undefined, after: Proportion): string =>
  `${group === ALL_STUDENTS ? 'for all students' : among(group)} it ${movedTo(change, after)}`;

const isRest = (group: StudentGroup) => group === ALL_STUDENTS || describeGroup(group) === 'Other students';

/** `gap for English learners`; between two groups of their own `gap between Black students and White students`. */
export function gapName(focal: StudentGroup, reference: StudentGroup): string {
  const name = inSentence(describeGroup(focal));
  return isRest(reference) ? `gap for ${name}` : `gap between ${name} and ${inSentence(describeGroup(reference))}`;
}

/** `the gap for English learners widened by 3.2 points`. */
export const gapWidened = (gap: string, change: number): string => `the ${gap} widened by ${pointsText(change)} points`;

/** The same as a title of its own: `The gap for English learners in chronic absence at Highline widened by 3.2 points`. */
export const gapWidenedAt = (topic: Topic, gap: string, change: number): string =>
  `The ${gap} in ${inSentence(topic.indicator)} ${at(topic)} widened by ${pointsText(change)} points`;

/** `Chronic absence at Highline is higher than usual: 24.1%`. */
export const unusualValue = (topic: Topic, group: StudentGroup, direction: Direction, after: Proportion): string =>
  `${topic.indicator}${amongGroup(group)} ${at(topic)} is ${direction} than usual: ${shareText(after)}`;

/** The same after another finding has named the topic: `among English learners it is higher than usual: 30.4%`. */
export const unusualGroup = (group: StudentGroup, direction: Direction, after: Proportion): string =>
  `${group === ALL_STUDENTS ? 'for all students' : among(group)} it is ${direction} than usual: ${shareText(after)}`;

/** `the gap for English learners is wider than usual: 8.4 points`. */
export const unusualGap = (gap: string, direction: GapDirection, size: number): string =>
  `the ${gap} is ${gapWord(direction)} than usual: ${pointsText(size)} points`;

/** The same as a title of its own: `The gap for English learners in chronic absence at Highline is wider than usual: 8.4 points`. */
export const unusualGapAt = (topic: Topic, gap: string, direction: GapDirection, size: number): string =>
  `The ${gap} in ${inSentence(topic.indicator)} ${at(topic)} is ${gapWord(direction)} than usual: ${pointsText(size)} points`;

/** `higher than usual`, `wider than usual`, to follow what was found by another rule. */
export const thanUsual = (direction: Direction | GapDirection): string =>
  `${direction === 'higher' || direction === 'lower' ? direction : gapWord(direction)} than usual`;

const gapWord = (direction: GapDirection) => (direction === 'widens' ? 'wider' : 'narrower');

/** How sure a signal is: `It has been higher than usual since December 2025. About 20.3% would be usual …`. */
export function howSureOfSignal(direction: Direction, usual: number, since: Period, period: Period): string {
  const long = since === period ? '' : ` It has been ${direction} since ${thePeriod(since)}.`;
  return `About ${pointsText(usual)}% would be usual here at this time of year, with what moved other places taken into account. The difference is beyond the usual ups and downs.${long}`;
}

/** The same of a gap, in points. */
export function howSureOfGapSignal(direction: GapDirection, usual: number, since: Period, period: Period): string {
  const long = since === period ? '' : ` It has been ${gapWord(direction)} since ${thePeriod(since)}.`;
  return `A gap of about ${pointsText(usual)} points would be usual here. The difference is beyond the usual ups and downs.${long}`;
}

type Direction = 'higher' | 'lower';
type GapDirection = 'widens' | 'narrows';

/** A rule about signals in words: `chronic absence beyond its usual ups and downs`. */
export const signalRule = (topic: Topic, group: StudentGroup): string =>
  `${inSentence(topic.indicator)}${amongGroup(group)} beyond its usual ups and downs`;

/** `gap for English learners beyond its usual ups and downs`. */
export const gapSignalRule = (gap: string): string => `${gap} beyond its usual ups and downs`;

/** `24.1% (4,196 of 17,412 students) in February 2026`. */
const shareAt = ({ period, counts }: ValueAt, unit = ' students') =>
  `${shareText(counts)} (${countsText(counts)}${unit}) ${when(period)}`;

/** When a value was and what it was before, to follow {@link valueMoved}. */
export function whenAndBefore(before: ValueAt | undefined, after: ValueAt): string {
  const now = `${when(after.period)} (${countsText(after.counts)} students)`;
  return before ? `${now}, from ${shareAt(before, '')}` : `${now}, the first figure`;
}

/** `at or above the threshold of 20.0%`; where higher is better `at or below …`. */
export const reached = (betterWhen: 'higher' | 'lower', thresholdPercent: number): string =>
  `at or ${betterWhen === 'lower' ? 'above' : 'below'} the threshold of ${settingText(thresholdPercent)}%`;

/** `from 5.2 points in January 2026 to 8.4 points in February 2026`. */
export const gapFromTo = (before: { period: Period; size: number }, after: { period: Period; size: number }): string =>
  `from ${pointsText(before.size)} points ${when(before.period)} to ${pointsText(after.size)} points ${when(after.period)}`;

/** `English learners went from 24.5% to 30.4%, other students from 19.3% to 22.0%`. */
export function groupsFromTo(
  focal: { group: StudentGroup; before: Proportion; after: Proportion },
  reference: { group: StudentGroup; before: Proportion; after: Proportion },
): string {
  const fromTo = (one: typeof focal) => `from ${shareText(one.before)} to ${shareText(one.after)}`;
  return `${describeGroup(focal.group)} went ${fromTo(focal)}, ${inSentence(describeGroup(reference.group))} ${fromTo(reference)}`;
}

/** Which group moved: `Both groups rose; English learners rose more.` Changes in points. */
export function whoMoved(
  focal: { group: StudentGroup; change: number },
  reference: { group: StudentGroup; change: number },
): string {
  const [one, two] = [describeGroup(focal.group), describeGroup(reference.group)];
  const [did, didTwo] = [verb(focal.change), verb(reference.change)];
  if (did === didTwo && did !== 'stayed') {
    if (focal.change === reference.change) return `Both groups ${did} by the same.`;
    const more = Math.abs(focal.change) > Math.abs(reference.change) ? one : two;
    return `Both groups ${did}; ${inSentence(more)} ${did} more.`;
  }
  const words = (what: string) => (what === 'stayed' ? 'stayed as they were' : what);
  return `${one} ${words(did)}; ${inSentence(two)} ${words(didTwo)}.`;
}

/** Said when the group with the higher share is another one than before. */
export const changedSides = (before: StudentGroup, after: StudentGroup): string =>
  `The gap changed sides: ${inSentence(describeGroup(before))} had the higher share before, ${inSentence(describeGroup(after))} have it now.`;

/** How sure a widening is, from its 95% interval in points. */
export function howSureOfGap([lower, upper]: readonly [number, number]): string {
  if (lower > 0) return `The gap likely widened by between ${pointsText(lower)} and ${pointsText(upper)} points.`;
  return `The change of the gap is likely between ${changeText(lower)} and ${changeText(upper)} points, so it may be no more than the usual ups and downs.`;
}

export const howSureOfThreshold =
  'The threshold looks at the figure itself. It does not say whether the change is larger than the usual ups and downs.';

/** `February 2026 against February 2025. Lower is better.` */
export function comparedPeriods(before: Period | undefined, after: Period, betterWhen: 'higher' | 'lower'): string {
  const against = before
    ? `${capitalized(describePeriod(after))} against ${describePeriod(before)}.`
    : `${capitalized(describePeriod(after))}, the first figure.`;
  return `${against} ${betterWhen === 'lower' ? 'Lower' : 'Higher'} is better.`;
}

/** `Restated: a corrected file changed February 2026.` */
export const restatedNote = (period: Period): string => `Restated: a corrected file changed ${thePeriod(period)}.`;

/** A threshold rule in words: `chronic absence at or above 20.0%`. */
export const thresholdRule = (topic: Topic, group: StudentGroup, thresholdPercent: number): string =>
  `${inSentence(topic.indicator)}${amongGroup(group)} at or ${topic.betterWhen === 'lower' ? 'above' : 'below'} ${settingText(thresholdPercent)}%`;

/** A gap rule in words: `gap for English learners wider by more than 2.0 points than a year before`. */
export function gapRule(
  gap: string,
  points: number,
  comparison: 'previous' | 'year-before',
  beyondChance: boolean,
): string {
  const than = comparison === 'previous' ? 'in the period before' : 'a year before';
  const chance = beyondChance ? ', and by more than chance alone would bring' : '';
  return `${gap} wider by more than ${settingText(points)} points than ${than}${chance}`;
}
