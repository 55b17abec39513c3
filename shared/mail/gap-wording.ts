import { describeGroup } from '../catalog/dimensions.ts';
import type { Period } from '../catalog/period.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { changeText, countsText, pointsText, shareText } from './numbers.ts';
import {
  at,
  capitalized,
  type GapDirection,
  gapWord,
  groupInSentence,
  inSentence,
  type Topic,
  thePeriod,
  verb,
  when,
} from './wording.ts';

const isRest = (group: StudentGroup) => group === ALL_STUDENTS || describeGroup(group) === 'Other students';

/** `gap for English learners`; between two groups of their own `gap between Black students and White students`. */
export function gapName(focal: StudentGroup, reference: StudentGroup): string {
  const name = groupInSentence(focal);
  return isRest(reference) ? `gap for ${name}` : `gap between ${name} and ${groupInSentence(reference)}`;
}

/** `the gap for English learners widened by 3.2 points`. */
export const gapWidened = (gap: string, change: number): string => `the ${gap} widened by ${pointsText(change)} points`;

/** The same as a title of its own: `The gap for English learners in chronic absence at Highline widened by 3.2 points`. */
export const gapWidenedAt = (topic: Topic, gap: string, change: number): string =>
  `The ${gap} in ${inSentence(topic.indicator)} ${at(topic)} widened by ${pointsText(change)} points`;

/** `the gap for English learners is wider than usual: 8.4 points`. */
export const unusualGap = (gap: string, direction: GapDirection, size: number): string =>
  `the ${gap} is ${gapWord(direction)} than usual: ${pointsText(size)} points`;

/** The same as a title of its own: `The gap for English learners in chronic absence at Highline is wider than usual: 8.4 points`. */
export const unusualGapAt = (topic: Topic, gap: string, direction: GapDirection, size: number): string =>
  `The ${gap} in ${inSentence(topic.indicator)} ${at(topic)} is ${gapWord(direction)} than usual: ${pointsText(size)} points`;

/** `the gap for English learners is 8.4 points`. */
export const gapIs = (gap: string, size: number): string => `the ${gap} is ${pointsText(size)} points`;

/** The same as a title of its own: `The gap for English learners in chronic absence at Highline is 8.4 points`. */
export const gapIsAt = (topic: Topic, gap: string, size: number): string =>
  `The ${gap} in ${inSentence(topic.indicator)} ${at(topic)} is ${pointsText(size)} points`;

/** `in February 2026: 30.4% (1,323 of 4,353) of English learners, 22.0% (2,873 of 13,059) of other students`. */
export function bothSides(
  period: Period,
  focal: { group: StudentGroup; counts: Proportion },
  reference: { group: StudentGroup; counts: Proportion },
): string {
  const side = ({ group, counts }: typeof focal) =>
    `${shareText(counts)} (${countsText(counts)}) of ${groupInSentence(group)}`;
  return `${when(period)}: ${side(focal)}, ${side(reference)}`;
}

/** How sure a gap's size is, from its 95% interval in points, focal minus reference. */
export function howSureOfSize([lower, upper]: readonly [number, number]): string {
  if (lower <= 0 && upper >= 0) return 'Chance alone could bring a gap of this size.';
  const [least, most] = lower > 0 ? [lower, upper] : [upper, lower];
  return `The gap is likely between ${pointsText(least)} and ${pointsText(most)} points.`;
}

/** The same of a gap, in points. */
export function howSureOfGapSignal(direction: GapDirection, usual: number, since: Period, period: Period): string {
  const long = since === period ? '' : ` It has been ${gapWord(direction)} since ${thePeriod(since)}.`;
  return `A gap of about ${pointsText(usual)} points would be usual here. The difference is beyond the usual ups and downs.${long}`;
}

/** `from 5.2 points in January 2026 to 8.4 points in February 2026`. */
export const gapFromTo = (before: { period: Period; size: number }, after: { period: Period; size: number }): string =>
  `from ${pointsText(before.size)} points ${when(before.period)} to ${pointsText(after.size)} points ${when(after.period)}`;

/** `English learners went from 24.5% to 30.4%, other students from 19.3% to 22.0%`. */
export function groupsFromTo(
  focal: { group: StudentGroup; before: Proportion; after: Proportion },
  reference: { group: StudentGroup; before: Proportion; after: Proportion },
): string {
  const fromTo = (one: typeof focal) => `from ${shareText(one.before)} to ${shareText(one.after)}`;
  return `${capitalized(groupInSentence(focal.group))} went ${fromTo(focal)}, ${groupInSentence(reference.group)} ${fromTo(reference)}`;
}

/** Which group moved: `Both groups rose; English learners rose more.` Changes in points. */
export function whoMoved(
  focal: { group: StudentGroup; change: number },
  reference: { group: StudentGroup; change: number },
): string {
  const [one, two] = [groupInSentence(focal.group), groupInSentence(reference.group)];
  const [did, didTwo] = [verb(focal.change), verb(reference.change)];
  if (did === didTwo && did !== 'stayed') {
    if (focal.change === reference.change) return `Both groups ${did} by the same.`;
    const more = Math.abs(focal.change) > Math.abs(reference.change) ? one : two;
    return `Both groups ${did}; ${more} ${did} more.`;
  }
  const words = (what: string) => (what === 'stayed' ? 'stayed as they were' : what);
  return `${capitalized(one)} ${words(did)}; ${two} ${words(didTwo)}.`;
}

/** Said when the group with the higher share is another one than before. */
export const changedSides = (before: StudentGroup, after: StudentGroup): string =>
  `The gap changed sides: ${groupInSentence(before)} had the higher share before, ${groupInSentence(after)} have it now.`;

/** How sure a widening is, from its 95% interval in points. */
export function howSureOfGap([lower, upper]: readonly [number, number]): string {
  if (lower > 0) return `The gap likely widened by between ${pointsText(lower)} and ${pointsText(upper)} points.`;
  return `The change of the gap is likely between ${changeText(lower)} and ${changeText(upper)} points, so it may be no more than the usual ups and downs.`;
}
