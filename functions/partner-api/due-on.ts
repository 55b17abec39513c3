import { dueOf } from '../../shared/calendar/due-days.ts';
import { isOpen, standingOf } from '../../shared/calendar/standing.ts';
import { calendarDay } from '../../shared/catalog/calendar-day.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import { sentReader } from '../../shared/pipeline/sent-reader.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { PartnerPorts } from './ports.ts';

/**
 * The day on which the first file that a link takes and that is still to come is due: by the calendar, which staff may have
 * changed since, or else as the link was made.
 */
export async function dueOnOf(
  { store, clock }: Pick<PartnerPorts, 'store' | 'clock'>,
  { partnerId, dataset, indicatorId, periods, dueOn }: Link,
  partner: Partner,
): Promise<string | undefined> {
  const isFor = (one: { indicatorId?: string | undefined }) =>
    one.indicatorId === undefined || indicatorId === undefined || one.indicatorId === indicatorId;
  const asked = (await store.schedules.list())
    .filter((one) => one.partnerId === partnerId && one.dataset === dataset && isFor(one))
    .flatMap((schedule) => periods.flatMap((period) => ({ schedule, due: dueOf(schedule, period) })))
    .flatMap(({ schedule, due }) => (due ? [{ schedule, due }] : []));
  if (asked.length === 0) return dueOn;
  const { timeZone } = await store.partnership.get();
  const sentOf = await sentReader(store, calendarDay(clock(), timeZone));
  const sent = await sentOf(
    partner,
    dataset,
    asked.map(({ due }) => due.period),
  );
  const open = asked.map(({ schedule, due }) => standingOf(schedule, due, sent)).filter(isOpen);
  return open.map((standing) => standing.dueOn).sort()[0];
}
