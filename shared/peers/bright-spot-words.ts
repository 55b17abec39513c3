import type { BrightSpotsView } from '../api/peers.ts';
import { shareOf } from '../api/shown-value.ts';
import { formatPercent, formatTenths } from '../charts/numbers.ts';
import { amongGroup, listText, when } from '../mail/wording.ts';

type Spot = BrightSpotsView['spots'][number];
const counted = new Intl.NumberFormat('en-US');

/** A bright spot in a sentence. It says what is better than what, and not what it came from. */
export function brightSpotSentence({ group, period, value, than }: Spot): string {
  const share = shareOf(value);
  const of = share && ` (${counted.format(share.numerator)} of ${counted.format(share.denominator)} students)`;
  const own = `${share ? formatPercent(share.percent) : ''}${of ?? ''}${amongGroup(group)} ${when(period)}`;
  return `${own}: ${listText(than.map(against))}.`;
}

function against({ kind, percent, points }: Spot['than'][number]): string {
  const by = `${formatTenths(Math.abs(points))} points ${points > 0 ? 'above' : 'below'}`;
  const other = kind === 'peers' ? 'the average of places like it' : 'what is expected of places with its attributes';
  return `${by} ${other} (${formatPercent(percent)})`;
}

/** How much was looked at, and how sure what is told is. */
export function brightSpotsLead({ comparisons, places, falseDiscoveryRate }: BrightSpotsView): string {
  if (comparisons === 0) {
    return 'Nothing could be compared yet: that needs a value and known attributes at 4 places of a kind or more.';
  }
  const looked = `${counted.format(comparisons)} comparisons at ${counted.format(places)} places were looked at together`;
  return `${looked}. Of those told, at most 1 in ${Math.round(1 / falseDiscoveryRate)} is expected to be chance.`;
}
