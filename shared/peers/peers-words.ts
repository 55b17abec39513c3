import type { PeersView } from '../api/peers.ts';
import { shareOf } from '../api/shown-value.ts';
import { describePeriod } from '../catalog/period.ts';
import { formatPercent, formatTenths } from '../charts/numbers.ts';
import { amongGroup, capitalized, inSentence, listText, when } from '../mail/wording.ts';
import type { Likeness } from './peers.ts';

const kinds = { district: 'districts', school: 'schools', region: 'regions' };
const counted = new Intl.NumberFormat('en-US');

/** What a title is made from. */
type Titled = Pick<PeersView, 'place' | 'group' | 'value' | 'comparison'> & {
  indicator: Pick<PeersView['indicator'], 'name'>;
  peers: readonly unknown[];
};

/** `Chronic absence among English learners` */
const what = ({ indicator, group }: Pick<Titled, 'indicator' | 'group'>) => `${indicator.name}${amongGroup(group)}`;

/** The finding: `Chronic absence at Highline is 4.1 points above places like it`. It says how, and never why. */
export function peersTitle(view: Titled): string {
  const { comparison, place, peers } = view;
  const here = `${what(view)} at ${place.name}`;
  if (!('cannotSay' in comparison)) {
    const { difference, verdict } = comparison;
    if (verdict === 'no-clear-difference') return `${here}: no clear difference from places like it`;
    return `${here} is ${formatTenths(Math.abs(difference))} points ${difference > 0 ? 'above' : 'below'} places like it`;
  }
  switch (comparison.cannotSay) {
    case 'all-the-same':
      return `${here} is the same as at places like it`;
    case 'nothing-to-match-on':
      return `It cannot be said which places are like ${place.name}`;
    case 'too-few-peers':
      return `It cannot be said how ${place.name} compares: ${onlySo(peers.length)}`;
    case 'no-value':
      return view.value === 'hidden' ? `${here} is hidden to protect students` : `${here} has no value to compare yet`;
  }
}

const onlySo = (peers: number) =>
  peers === 0
    ? 'no similar place has a value'
    : `only ${peers} similar ${peers === 1 ? 'place has' : 'places have'} a value`;

/** The finding's second sentence: when, of how many, what the peers have, how sure it is; or what is missing. */
export function peersLead(view: PeersView): string {
  const { comparison, peers, place } = view;
  if ('cannotSay' in comparison) return `${ownSentence(view)}${missing[comparison.cannotSay]}`;
  const { mean, interval, difference, verdict } = comparison;
  const theirs = `The ${peers.length} ${kinds[place.kind]} most like it have ${formatPercent(mean)} on average.`;
  return `${ownSentence(view)}${theirs} ${howSure(verdict, interval, difference)} ${direction(view)}`;
}

function ownSentence({ period, value }: PeersView): string {
  const share = shareOf(value);
  if (period === undefined || !share) return '';
  const of = `${counted.format(share.numerator)} of ${counted.format(share.denominator)} students`;
  return `${capitalized(describePeriod(period))}: ${formatPercent(share.percent)} (${of}). `;
}

type Known = Exclude<PeersView['comparison'], { cannotSay: string }>;

function howSure(verdict: Known['verdict'], [low, high]: Known['interval'], difference: number): string {
  if (verdict === 'no-clear-difference') {
    const range = `${signed(low)} and ${signed(high)} points`;
    return `The difference is likely between ${range}, so it may be no more than such places usually differ.`;
  }
  const sizes = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b).map(formatTenths);
  return `It is likely between ${sizes.join(' and ')} points ${difference > 0 ? 'higher' : 'lower'} than one more place like them.`;
}

const signed = (points: number) => `${points > 0 && formatTenths(points) !== '0.0' ? '+' : ''}${formatTenths(points)}`;
const direction = ({ indicator }: PeersView) => `${indicator.betterWhen === 'lower' ? 'Lower' : 'Higher'} is better.`;

const missing = {
  'all-the-same': 'Nothing differs between them that could be compared.',
  'nothing-to-match-on':
    'Places are matched on attributes such as enrollment. They come with the files of partners, or from what is published of student groups, once that is known of most places.',
  'too-few-peers': 'At least 3 are needed, with a value in the same period and with known attributes.',
  'no-value': 'Places are compared in the latest period in which they and most others have a value.',
} as const;

/** What similar means here: `Similar in enrollment and share with low income.` */
export function similarIn({ matchedOn }: Pick<PeersView, 'matchedOn'>): string {
  return `Similar in ${listText(matchedOn.map(({ name }) => inSentence(name)))}.`;
}

/** How near a peer is. */
export const likenessWords: Record<Likeness, string> = {
  'very-alike': 'Very alike',
  alike: 'Alike',
  'nearest-there-is': 'The nearest there is',
};

const unmatched = {
  'unknown-here': 'not known here',
  'unknown-of-many': 'not known of enough places',
  'same-everywhere': 'the same everywhere',
} as const;

/** Who and what is left out, a sentence each. */
export function leftOut({ notMatchedOn, withoutValue, withoutAttributes, period }: PeersView): string[] {
  const reasons = notMatchedOn.map(({ name, because }) => `${inSentence(name)} (${unmatched[because]})`);
  const lacking = withoutAttributes.map(({ name, attributes }) => `${name} (${listText(attributes.map(inSentence))})`);
  return [
    ...(reasons.length > 0 ? [`Not matched on ${listText(reasons)}.`] : []),
    ...(lacking.length > 0 ? [`Without ${listText(lacking)}, of which that is not known.`] : []),
    ...(withoutValue.length > 0 && period
      ? [`Without ${listText(withoutValue.map(({ name }) => name))}: no value that may be shown ${when(period)}.`]
      : []),
  ];
}
