import { type Cover, coverOf } from '../access/agreement-cover.ts';
import type { Agreement } from '../catalog/agreement.ts';
import { calendarDay } from '../catalog/calendar-day.ts';
import type { Link } from '../submissions/link.ts';
import type { Store } from './ports.ts';

/** What all agreements, or some of them, cover on the partnership's day of a moment. */
export async function readCover(
  store: Store,
  at: Date,
  which: (agreement: Agreement) => boolean = () => true,
): Promise<(scope: Pick<Link, 'partnerId' | 'dataset'>) => Cover> {
  const [agreements, { timeZone }] = await Promise.all([store.agreements.list(), store.partnership.get()]);
  const [some, day] = [agreements.filter(which), calendarDay(at, timeZone)];
  return (scope) => coverOf(some, scope, day);
}
