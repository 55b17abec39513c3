import type { Due } from '../calendar/due-days.ts';
import { dueDays } from '../calendar/due-days.ts';
import { nextDue } from '../calendar/next-due.ts';
import { calendarDay, laterDay } from '../catalog/calendar-day.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Clock, Store } from './ports.ts';
import { sentReader } from './sent-reader.ts';

/** Of so many periods ahead is looked whether they came already. */
const LOOKED_AT = 4;
const YEAR_DAYS = 366;

/** The next file of a partner and dataset that is still to come, by the calendar; undefined where none is. */
export async function readNextDue(
  { store, clock }: { store: Store; clock: Clock },
  partner: Partner,
  dataset: Dataset,
): Promise<Due | undefined> {
  const [all, { timeZone }] = await Promise.all([store.schedules.list(), store.partnership.get()]);
  const schedules = all.filter((one) => one.partnerId === partner.id && one.dataset === dataset);
  if (schedules.length === 0) return undefined;
  const today = calendarDay(clock(), timeZone);
  const ahead = schedules.flatMap((one) => dueDays(one, today, laterDay(today, YEAR_DAYS)).slice(0, LOOKED_AT));
  const sentOf = await sentReader(store, today);
  const periods = ahead.map(({ period }) => period);
  return nextDue(schedules, await sentOf(partner, dataset, periods));
}
