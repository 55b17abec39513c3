import { calendarDay } from '../catalog/calendar-day.ts';
import type { Link } from '../submissions/link.ts';
import { linkState } from './link-state.ts';

/** That the holder of a link asked for a new one; one for each link. `answeredAt` is when staff made it, or said no. */
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
