import type { LineAbout } from '../mail/line-about.ts';
import type { Store } from './ports.ts';

/** A digest reaches back a quarter and a little at most. */
const MONTHS = 5;

/**
 * Up to when a person has been told in digests before this one, so that nothing is left out when they moved it to another
 * day, paused, or when one could not be sent; as this one says itself when there was none.
 */
export async function toldUntil(
  { notifications }: Pick<Store, 'notifications'>,
  { recipientId, about }: LineAbout<'digest'>,
): Promise<string> {
  const latest = new Date(about.until);
  for (let back = 0; back < MONTHS; back += 1) {
    const month = new Date(Date.UTC(latest.getUTCFullYear(), latest.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
    const told = (await notifications.digestsOf(recipientId, month))
      .filter(({ state, dropped }) => state === 'sent' || dropped === 'nothing-new')
      .map((line) => line.about)
      .filter(({ isSample, until }) => !isSample && until < about.until)
      .map(({ until }) => until);
    if (told.length > 0) return told.toSorted().at(-1) ?? about.since;
  }
  return about.since;
}
