import { describeGroup } from '../catalog/dimensions.ts';
import { describePeriod, type Period, periodKind } from '../catalog/period.ts';
import { describeParticipants } from '../catalog/program.ts';
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

export const verb = (change: number) => (change === 0 ? 'stayed' : change > 0 ? 'rose' : 'fell');

/** `rose to 24.1%`, `fell to 18.2%`, `stayed at 20.0%`, and without a change to tell `is 24.1%`. */
function movedTo(change: number | undefined, after: Proportion): string {
  if (change === undefined) return `is ${shareText(after)}`;
  return `${verb(change)} ${change === 0 ? 'at' : 'to'} ${shareText(after)}`;
}

export const at = ({ place, isRegion }: Topic) => `${isRegion ? 'in' : 'at'} ${place}`;
/** A student group as it stands within a sentence: `English learners`, `students in Reading coaching`. */
export const groupInSentence = (group: StudentGroup): string => {
  const name = inSentence(describeGroup(group));
  return describeParticipants(group) === undefined ? name : `students ${name}`;
};
const isGrade = (group: StudentGroup) => group.startsWith('grade:');
export const among = (group: StudentGroup) => `${isGrade(group) ? 'in' : 'among'} ${groupInSentence(group)}`;
export const amongGroup = (group: StudentGroup) => (group === ALL_STUDENTS ? '' : ` ${among(group)}`);

const takesArticle = (period: Period) => ['week', 'window'].includes(periodKind(period));

/** A period with its article: `February 2026`, `the week of February 9, 2026`, `the middle of year 2025–26`. */
export const thePeriod = (period: Period) => `${takesArticle(period) ? 'the ' : ''}${describePeriod(period)}`;
export const when = (period: Period) => `${periodKind(period) === 'window' ? 'at' : 'in'} ${thePeriod(period)}`;
export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `Chronic absence at Highline rose to 24.1%`; of a group `Chronic absence among English learners at Highline …`. */
export const valueMoved = (topic: Topic, group: StudentGroup, change: number | undefined, after: Proportion): string =>
  `${topic.indicator}${amongGroup(group)} ${at(topic)} ${movedTo(change, after)}`;

/** The same after another finding has named the topic: `among English learners it rose to 30.4%`. */
export const groupMoved = (group: StudentGroup, change: number | undefined, after: Proportion): string =>
  `${group === ALL_STUDENTS ? 'for all students' : among(group)} it ${movedTo(change, after)}`;

/** `Chronic absence at Highline is higher than usual: 24.1%`. */
export const unusualValue = (topic: Topic, group: StudentGroup, direction: Direction, after: Proportion): string =>
  `${topic.indicator}${amongGroup(group)} ${at(topic)} is ${direction} than usual: ${shareText(after)}`;

/** The same after another finding has named the topic: `among English learners it is higher than usual: 30.4%`. */
export const unusualGroup = (group: StudentGroup, direction: Direction, after: Proportion): string =>
  `${group === ALL_STUDENTS ? 'for all students' : among(group)} it is ${direction} than usual: ${shareText(after)}`;

/** `higher than usual`, `wider than usual`, to follow what was found by another rule. */
export const thanUsual = (direction: Direction | GapDirection): string =>
  `${direction === 'higher' || direction === 'lower' ? direction : gapWord(direction)} than usual`;

export const gapWord = (direction: GapDirection): string => (direction === 'widens' ? 'wider' : 'narrower');

/** How sure a signal is: `It has been higher than usual since December 2025. About 20.3% would be usual …`. */
export function howSureOfSignal(direction: Direction, usual: number, since: Period, period: Period): string {
  const long = since === period ? '' : ` It has been ${direction} since ${thePeriod(since)}.`;
  return `About ${pointsText(usual)}% would be usual here at this time of year, with what moved other places taken into account. The difference is beyond the usual ups and downs.${long}`;
}

export type Direction = 'higher' | 'lower';
export type GapDirection = 'widens' | 'narrows';

/** `24.1% (4,196 of 17,412 students) in February 2026`. */
const shareAt = ({ period, counts }: ValueAt, unit = ' students') =>
  `${shareText(counts)} (${countsText(counts)}${unit}) ${when(period)}`;

/** When a value was and what it was before, to follow {@link valueMoved}. */
export function whenAndBefore(before: ValueAt | undefined, after: ValueAt): string {
  const now = `${when(after.period)} (${countsText(after.counts)} students)`;
  return before ? `${now}, from ${shareAt(before, '')}` : `${now}, the first figure`;
}

/** `Chronic absence at Highline rose by 3.5 points to 24.1%`. */
export const valueChanged = (topic: Topic, group: StudentGroup, change: number, after: Proportion): string =>
  `${topic.indicator}${amongGroup(group)} ${at(topic)} ${changedTo(change, after)}`;

/** The same after another finding has named the topic: `among English learners it rose by 5.9 points to 30.4%`. */
export const groupChanged = (group: StudentGroup, change: number, after: Proportion): string =>
  `${group === ALL_STUDENTS ? 'for all students' : among(group)} it ${changedTo(change, after)}`;

const changedTo = (change: number, after: Proportion) =>
  change === 0
    ? `stayed at ${shareText(after)}`
    : `${verb(change)} by ${pointsText(change)} points to ${shareText(after)}`;

/** How sure a change is, from its 95% interval in points. */
export function howSureOfChange([lower, upper]: readonly [number, number]): string {
  if (lower > 0) return `It likely rose by between ${pointsText(lower)} and ${pointsText(upper)} points.`;
  if (upper < 0) return `It likely fell by between ${pointsText(upper)} and ${pointsText(lower)} points.`;
  return `The change is likely between ${changeText(lower)} and ${changeText(upper)} points, so it may be no more than the usual ups and downs.`;
}

/** `at or above the threshold of 20.0%`; where higher is better `at or below …`. */
export const reached = (betterWhen: 'higher' | 'lower', thresholdPercent: number): string =>
  `at or ${betterWhen === 'lower' ? 'above' : 'below'} the threshold of ${settingText(thresholdPercent)}%`;

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
