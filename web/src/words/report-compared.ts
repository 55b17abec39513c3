import type { ReportedIndicator, ReportView } from '../../../shared/api/report.ts';
import { inSentence, listText } from '../../../shared/mail/wording.ts';
import { brightSpotSentence } from '../../../shared/peers/bright-spot-words.ts';
import { peersTitle, similarIn } from '../../../shared/peers/peers-words.ts';
import { FALSE_DISCOVERY_RATE } from '../../../shared/signals/scan.ts';

type Placed = Pick<ReportView, 'place'>;

/** A bright spot of a report: `Cedar: 48.2% (241 of 500 students) among English learners in 2025–26: 6.1 points above …`. */
export const brightSentence = (spot: ReportedIndicator['brightSpots'][number]): string =>
  `${spot.place.name}: ${brightSpotSentence(spot)}`;

/** Where a place stands beside similar ones, and in what they are similar; undefined where there is nothing to compare. */
export function besideWords(
  { place }: Placed,
  { indicator, besidePeers }: ReportedIndicator,
): { title: string; similar?: string } | undefined {
  if (!besidePeers || isIncomparable(besidePeers.comparison)) return undefined;
  const title = `${peersTitle({ ...besidePeers, indicator, place, group: 'all' })}.`;
  return besidePeers.matchedOn.length > 0 ? { title, similar: similarIn(besidePeers) } : { title };
}

const isIncomparable = (comparison: NonNullable<ReportedIndicator['besidePeers']>['comparison']) =>
  'cannotSay' in comparison && (comparison.cannotSay === 'no-value' || comparison.cannotSay === 'nothing-to-match-on');

/** Whom a strip shows, by its marks. */
export function stripKey({ place }: Placed, { bright, others }: NonNullable<ReportedIndicator['besidePeers']>): string {
  const kinds = place.kind === 'school' ? 'schools' : 'districts';
  const open = others.length > 0 ? `, open: other ${kinds}` : '';
  return `Filled: similar ${kinds}${open}${bright.length > 0 ? ', star: bright spot' : ''}.`;
}

/** How bright spots and peers are found, and for which indicators no similar places are known. */
export function comparedWords({
  place,
  indicators,
  attributes,
}: Pick<ReportView, 'place' | 'indicators' | 'attributes'>) {
  const matched = listText(attributes.map(({ name }) => inSentence(name)));
  const similar =
    attributes.length > 0
      ? `Places are similar that are near each other in ${matched}, as far as that is known; never in outcomes.`
      : 'No attribute is named by which places are similar.';
  const chance = `A bright spot does better than similar places, or than is expected of places with its attributes; of those told, at most 1 in ${Math.round(1 / FALSE_DISCOVERY_RATE)} is expected to be chance. It does not say why.`;
  const lacking = indicators.filter(({ besidePeers }) => besidePeers && isIncomparable(besidePeers.comparison));
  const names = listText(lacking.map(({ indicator }) => indicator.name));
  const without = lacking.length > 0 ? ` ${place.name} cannot be compared with similar places yet in: ${names}.` : '';
  return `${similar} ${chance}${without}`;
}
