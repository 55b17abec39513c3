import { type Cover, isCovered } from '../../shared/access/agreement-cover.ts';
import { describeCover } from '../../shared/access/describe-cover.ts';
import { type Minted, mintLink } from '../../shared/access/mint-link.ts';
import type { LinkRequest, MintedLink } from '../../shared/api/links.ts';
import { endOfDay } from '../../shared/catalog/calendar-day.ts';
import type { Contact } from '../../shared/catalog/contact.ts';
import { describeDay } from '../../shared/catalog/describe-day.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import { type FieldError, invalidRequest, Problem } from '../http/problem.ts';
import { checkLinkScope } from './link-scope.ts';
import { viewMinted } from './link-views.ts';
import type { StaffPorts } from './ports.ts';

const DAY = 24 * 60 * 60_000;
const LONGEST_DAYS = 400;

/**
 * Mints links: all that are asked for, or none. `at` says where in the request the field of one of them stands.
 *
 * @throws Problem 400 with the fields that need mending, 409 where no agreement covers a link
 */
export async function mintLinks(
  { store, clock }: StaffPorts,
  requests: LinkRequest[],
  at: (index: number, field: string) => string = (_, field) => field,
): Promise<Minted[]> {
  const now = clock();
  const [coverNow, { timeZone }] = await Promise.all([readCover(store, now), store.partnership.get()]);
  const errors = new Map<string, FieldError>();
  const minted: Minted[] = [];
  for (const [index, request] of requests.entries()) {
    const partner = await store.partners.get(request.partnerId);
    const contact = contactOf(partner, request.contact);
    const cover = coverNow(request);
    const end = isCovered(cover) ? { day: cover.until, at: endOfDay(cover.until, timeZone) } : undefined;
    const wrong = [
      ...(await checkLinkScope(store, request)),
      ...(request.contact !== undefined && partner && !contact ? [notTheirs] : []),
      ...checkExpiry(request, now, end),
    ];
    for (const { field, message } of wrong)
      errors.set(`${at(index, field)} ${message}`, { field: at(index, field), message });
    if (!partner || wrong.length > 0) continue;
    if (!end) throw notCovered(cover, partner, request);
    minted.push(mintLink(request, { partnerId: partner.id, contact, agreedUntil: end.at }, now));
  }
  if (errors.size > 0) throw invalidRequest([...errors.values()]);
  for (const { link } of minted) await store.links.create(link);
  return minted;
}

/** Mints one link, and gives it with its token. @throws Problem as {@link mintLinks} does */
export async function mintOne(ports: StaffPorts, request: LinkRequest): Promise<MintedLink> {
  const [minted] = await viewMinted(ports, await mintLinks(ports, [request]));
  if (!minted) throw new Error('A request for one link mints one.');
  return minted;
}

const notTheirs = { field: 'contact', message: 'must be the address of one of the partner’s contacts' };
/** The contact with this address, the main one where none is named. */
function contactOf(partner: Partner | undefined, email: string | undefined): Contact | undefined {
  const contacts = partner?.contacts ?? [];
  return email === undefined ? contacts[0] : contacts.find((one) => one.email.toLowerCase() === email.toLowerCase());
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

function notCovered(cover: Cover, { name: partner }: Partner, { dataset }: LinkRequest): Problem {
  const toDo = 'Enter the signed agreement under Partners, then make the link.';
  return new Problem('no-agreement', `${describeCover(cover, { partner, dataset })} ${toDo}`);
}
