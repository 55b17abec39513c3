import type { Attribute } from '../catalog/attribute.ts';
import { changeText, pointsText } from '../mail/numbers.ts';
import { amongGroup, inSentence, listText } from '../mail/wording.ts';
import type { Estimate } from '../statistics/mover.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Factor } from './factor.ts';
import type { Step } from './step.ts';

/** How many places: `1 school`, `12 districts`. */
export const countedPlaces = (count: number, { kind }: Pick<Factor, 'kind'>) =>
  `${count} ${kind}${count === 1 ? '' : 's'}`;

/** Where: `at schools`, `in districts`. */
export const inPlaces = ({ kind }: Pick<Factor, 'kind'>) => (kind === 'district' ? 'in districts' : 'at schools');

/** The indicator with its group: `Chronic absence among English learners`. */
export const topicOf = ({ indicator, group }: Pick<Factor, 'indicator' | 'group'>) =>
  `${indicator.name}${amongGroup(group)}`;

/** What places are that have it, after their noun: `with a leveled library`. */
export const havingWords = ({ having, name }: Attribute) => having ?? `that have “${name}”`;

/** An attribute within a sentence: `enrollment`, `the share with low income`. */
export function attributeWords({ name }: Attribute): string {
  const words = inSentence(name);
  return /^(?:share|number|mean|rate) /.test(words) ? `the ${words}` : words;
}

const size = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A number with its unit: `612 students`, `45%`. */
export function withUnit(number: string, unit: string | undefined): string {
  if (unit === undefined) return number;
  return unit === '%' ? `${number}%` : `${number} ${unit}`;
}

/** One step more: `is 10 points higher`, `is twice as high`, `is higher by 100 dollars`. */
export function stepWords(step: Step, { unit }: Attribute): string {
  if (step.kind === 'ten-points') return 'is 10 points higher';
  if (step.kind === 'doubling') return 'is twice as high';
  return `is higher by ${withUnit(size.format(step.size), unit)}`;
}

/** What is held equal: `At the same enrollment and mobility`, and of a yes or no `Among schools alike in leveled library`. */
export function heldEqualWords({ heldEqual, kind }: Pick<Factor, 'heldEqual' | 'kind'>): string {
  const names = listText(heldEqual.map((one) => inSentence(one.name)));
  return heldEqual.some((one) => one.kind === 'yes-no') ? `Among ${kind}s alike in ${names}` : `At the same ${names}`;
}

/** Points with their side: `3.1 points higher`, `no different` where they round to none. */
export const pointsHigher = (points: number): string =>
  pointsText(points) === '0.0' ? 'no different' : `${pointsText(points)} points ${points > 0 ? 'higher' : 'lower'}`;

/** Where it likely lies, to follow {@link pointsHigher} of a clear difference: `likely between 0.4 and 5.8`. */
export const likely = ([low, high]: Interval): string =>
  `likely between ${listText([low, high].toSorted((a, b) => Math.abs(a) - Math.abs(b)).map(pointsText))}`;

/** A clear difference with its sign: `the difference is −4.6 points, likely between −5.7 and −3.5`. */
export const theDifference = ({ value, interval }: Estimate): string =>
  `the difference is ${changeText(value)} points, likely between ${interval.map(changeText).join(' and ')}`;

/** And of one that is not clear: `but anything between −3.0 and +5.4 would fit these schools`. */
export const mayBe = ([low, high]: Interval, { kind }: Pick<Factor, 'kind'>): string =>
  `but anything between ${listText([changeText(low), changeText(high)])} would fit these ${kind}s`;
