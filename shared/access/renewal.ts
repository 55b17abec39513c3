import { calendarDay } from '../catalog/calendar-day.ts';
import type { Link, WantedLink } from '../submissions/link.ts';
import { linkState } from './link-state.ts';

/** That the holder of a link asked for a new one; one for each link. `answeredAt` is when it was mailed to the contact, or staff made it or said no. */
export type Renewal = { linkId: string; askedAt: string; answeredAt?: string };

/**
 * Whether a holder who asks now is heard: for a link that expired or is used up, once on each day of the partnership. A
 * revoked link says nothing of who holds it.
 */
export function mayAsk(link: Link, last: Renewal | undefined, now: Date, timeZone: string): boolean {
  const state = linkState(link, { state: 'none' }, now);
  if (state !== 'expired' && state !== 'used-up') return false;
  return !last || calendarDay(new Date(last.askedAt), timeZone) < calendarDay(now, timeZone);
}

/** What a link was for, once more, by the clock of the partnership; a day on which it was due is left out when it is over. */
export function sameAgain(link: Link, today: string): WantedLink {
  const { dataset, periods, maximumUses, indicatorId, dueOn, receiptOf, receiptsByMail } = link;
  return {
    ...{ dataset, periods, maximumUses },
    ...(indicatorId && { indicatorId }),
    ...(dueOn && dueOn >= today && { dueOn }),
    ...(receiptOf && { receiptOf }),
    ...(receiptsByMail === false && { receiptsByMail }),
  };
}
