import { type Cover, isCovered } from '../../shared/access/agreement-cover.ts';
import { describeCover } from '../../shared/access/describe-cover.ts';
import { type Minted, mintLink } from '../../shared/access/mint-link.ts';
import { contactAt } from '../../shared/access/registered-contact.ts';
import { lastDayOfRows } from '../../shared/access/retention.ts';
import type { LinkRequest, MintedLink } from '../../shared/api/links.ts';
import type { Agreement } from '../../shared/catalog/agreement.ts';
import { calendarDay, endOfDay } from '../../shared/catalog/calendar-day.ts';
import type { Contact } from '../../shared/catalog/contact.ts';
import { describeDay } from '../../shared/catalog/describe-day.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { WantedLink } from '../../shared/submissions/link.ts';
import { type FieldError, invalidRequest, Problem } from '../http/problem.ts';
import { checkLinkScope } from './link-scope.ts';
import { viewMinted } from './link-views.ts';
import type { StaffPorts } from './ports.ts';

const DAY = 24 * 60 * 60_000;
const LONGEST_DAYS = 400;

/** A link that may be made: for this partner and contact, until the end of the agreement at the latest. */
export type AgreedLink = { wanted: WantedLink; partnerId: string; contact: Contact | undefined; agreedUntil: Date };
/** Says where in the request the field of one of its links stands. */
type At = (index: number, field: string) => string;

/**
 * Checks links that are asked for, all of them.
 *
 * @throws Problem 400 with the fields that need mending, 409 where no agreement covers a link
 */
export async function agreeOnLinks(
  { store, clock }: StaffPorts,
  requests: LinkRequest[],
  at: At = (_, field) => field,
): Promise<AgreedLink[]> {
  const now = clock();
  const [coverNow, agreements, { timeZone }] = await Promise.all([
    readCover(store, now),
    store.agreements.list(),
    store.partnership.get(),
  ]);
  const errors = new Map<string, FieldError>();
  const agreed: AgreedLink[] = [];
  for (const [index, request] of requests.entries()) {
    const partner = await store.partners.get(request.partnerId);
    const contact = contactOf(partner, request.contact);
    const cover = coverNow(request);
    const end = isCovered(cover) ? { day: cover.until, at: endOfDay(cover.until, timeZone) } : undefined;
    const wrong = [
      ...(await checkLinkScope(store, request)),
      ...(request.contact !== undefined && partner && !contact ? [notTheirs] : []),
      ...checkExpiry(request, now, end),
      ...checkKept(agreements, request, calendarDay(now, timeZone)),
    ];
    for (const { field, message } of wrong)
      errors.set(`${at(index, field)} ${message}`, { field: at(index, field), message });
    if (!partner || wrong.length > 0) continue;
    if (!end) throw notCovered(cover, partner, request);
    agreed.push({ wanted: wantedBy(request), partnerId: partner.id, contact, agreedUntil: end.at });
  }
  if (errors.size > 0) throw invalidRequest([...errors.values()]);
  return agreed;
}

/** Makes links, and gives them with their tokens, in the same order. */
export async function mintLinks(ports: StaffPorts, agreed: readonly AgreedLink[]): Promise<MintedLink[]> {
  const now = ports.clock();
  const minted: Minted[] = agreed.map(({ wanted, ...whose }) => mintLink(wanted, whose, now));
  for (const { link } of minted) await ports.store.links.create(link);
  return viewMinted(ports, minted);
}

const notTheirs = { field: 'contact', message: 'must be the address of one of the partner’s contacts' };

function wantedBy({ partnerId, contact, delivery, expiresAt, ...scope }: LinkRequest): WantedLink {
  return { ...scope, ...(expiresAt && { expiresAt: new Date(expiresAt).toISOString() }) };
}

/** The contact with this address, the main one where none is named. */
function contactOf(partner: Partner | undefined, email: string | undefined): Contact | undefined {
  return email === undefined ? partner?.contacts?.[0] : partner && contactAt(partner, email);
}

function checkExpiry({ expiresAt }: LinkRequest, now: Date, end: { day: string; at: Date } | undefined): FieldError[] {
  if (!expiresAt) return [];
  const days = (Date.parse(expiresAt) - now.getTime()) / DAY;
  if (days <= 0 || days > LONGEST_DAYS) {
    return [{ field: 'expiresAt', message: `must lie in the future, at most ${LONGEST_DAYS} days away` }];
  }
  if (!end || Date.parse(expiresAt) <= end.at.getTime()) return [];
  return [{ field: 'expiresAt', message: `must not lie after ${describeDay(end.day)}, when the agreement ends` }];
}

/** What would be deleted at once is not asked for. */
function checkKept(agreements: Agreement[], { partnerId, dataset, periods }: LinkRequest, today: string): FieldError[] {
  return periods.flatMap((period, index) => {
    const last = lastDayOfRows(agreements, { partnerId, dataset, period }, today);
    if (last === undefined || last >= today) return [];
    const message = `is over: the agreement lets its rows be kept until ${describeDay(last)}`;
    return [{ field: `periods.${index}`, message }];
  });
}

function notCovered(cover: Cover, { name: partner }: Partner, { dataset }: LinkRequest): Problem {
  const toDo = 'Enter the signed agreement under Partners, then make the link.';
  return new Problem('no-agreement', `${describeCover(cover, { partner, dataset })} ${toDo}`);
}
