import { isCovered } from '../access/agreement-cover.ts';
import { type Minted, mintLink } from '../access/mint-link.ts';
import { lastDayOfRows } from '../access/retention.ts';
import { calendarDay, endOfDay } from '../catalog/calendar-day.ts';
import type { Letter } from '../mail/letter.ts';
import type { LineAbout } from '../mail/line-about.ts';
import type { WantedLink } from '../submissions/link.ts';
import type { Clock, Store } from './ports.ts';
import { readCover } from './read-cover.ts';

type Ports = { store: Store; clock: Clock };
type Line = LineAbout<Letter['kind']>;

/** A link that a letter is to bring, and until when an agreement covers it. */
type Agreed = { wanted: WantedLink; agreedUntil: Date };

/** What is wanted, each with its agreement; undefined where none covers one of them today, or lets its rows be kept. */
export async function agreedLinks(
  { store, clock }: Ports,
  partnerId: string,
  wanted: readonly WantedLink[],
): Promise<Agreed[] | undefined> {
  if (wanted.length === 0) return [];
  const [coverOf, agreements, { timeZone }] = await Promise.all([
    readCover(store, clock()),
    store.agreements.list(),
    store.partnership.get(),
  ]);
  const today = calendarDay(clock(), timeZone);
  const isKept = ({ dataset, periods }: WantedLink) =>
    periods.every((period) => (lastDayOfRows(agreements, { partnerId, dataset, period }, today) ?? today) >= today);
  const agreed = wanted.flatMap((one) => {
    const cover = coverOf({ partnerId, dataset: one.dataset });
    return isCovered(cover) && isKept(one) ? [{ wanted: one, agreedUntil: endOfDay(cover.until, timeZone) }] : [];
  });
  return agreed.length === wanted.length ? agreed : undefined;
}

/**
 * Makes the links of a letter that is about to be sent. The line names them before they are there, so that an attempt after
 * a crash finds and revokes those of the one before; their tokens are in the mail and nowhere else.
 */
export async function mintLetterLinks(
  ports: Ports,
  line: Line,
  agreed: readonly Agreed[],
): Promise<{ line: Line; minted: Minted[] }> {
  const { store, clock } = ports;
  await revokeLetterLinks(ports, line);
  const { contact } = line.about;
  const minted = agreed.map(({ wanted, agreedUntil }) =>
    mintLink(wanted, { partnerId: line.recipientId, contact, agreedUntil }, clock()),
  );
  const named = { ...line, linkIds: minted.map(({ link }) => link.id) };
  const isOurs = await store.notifications.replace(named, line);
  if (!isOurs) throw new Error('Another run writes this letter by now; it makes links of its own.');
  for (const { link } of minted) await store.links.create(link);
  return { line: named, minted };
}

/** Closes the links of a letter that reached nobody. */
export async function revokeLetterLinks(
  { store, clock }: Ports,
  { linkIds = [] }: Pick<Line, 'linkIds'>,
): Promise<void> {
  for (const id of linkIds) await store.links.revoke(id, clock());
}
