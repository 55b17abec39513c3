import { inSentence, listText } from '../mail/wording.ts';
import type { LeftOut } from './compared-places.ts';
import type { Factor } from './factor.ts';

/** Names told before the others are only counted. */
const MOST_NAMES = 6;

/** The places that are not compared, by why: `Not compared: Birch and Elm (hidden to protect students); …`. */
export function leftOutWords({ leftOut, attribute, heldEqual }: Pick<Factor, 'leftOut' | 'attribute' | 'heldEqual'>) {
  const names = new Map([attribute, ...heldEqual].map(({ id, name }) => [id, inSentence(name)]));
  const byReason = Map.groupBy(leftOut, (one) => reasonWords(one, names.get(one.attributeId ?? '') ?? ''));
  const parts = [...byReason].map(([reason, places]) => `${namesOf(places)} (${reason})`);
  return `Not compared: ${parts.join('; ')}.`;
}

function reasonWords({ reason }: LeftOut, attribute: string): string {
  const words: Record<LeftOut['reason'], string> = {
    hidden: 'hidden to protect students',
    'not-sent': 'no value of the period',
    'attribute-hidden': `${attribute} hidden to protect students`,
    'attribute-not-known': `${attribute} not known`,
  };
  return words[reason];
}

function namesOf(places: readonly LeftOut[]): string {
  const names = places.map(({ place }) => place.name);
  if (names.length <= MOST_NAMES + 1) return listText(names);
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
