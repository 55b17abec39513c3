import { isCovered } from '../../shared/access/agreement-cover.ts';
import type { CalendarCell, CalendarRow } from '../../shared/api/calendar.ts';
import type { calendarOperations } from '../../shared/api/calendar-operations.ts';
import { dueOf, kindOf } from '../../shared/calendar/due-days.ts';
import { type Excuse, excuseId } from '../../shared/calendar/excuse.ts';
import type { Schedule } from '../../shared/calendar/schedule.ts';
import { type Sent, type Standing, standingsBetween } from '../../shared/calendar/standing.ts';
import { calendarDay, laterDay } from '../../shared/catalog/calendar-day.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import type { PeriodKind } from '../../shared/catalog/period.ts';
import { type PlaceTree, placeTree } from '../../shared/catalog/place-tree.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { signedInOwner } from './signed-in-owner.ts';

type CalendarHandlers = Handlers<typeof calendarOperations>;

/** The calendar of every schedule, and what of it need not come, or not yet. */
export function calendarHandlers(ports: StaffPorts): CalendarHandlers {
  const { store, clock } = ports;
  const readDue = async (scheduleId: string, period: string) => {
    const schedule = await store.schedules.get(scheduleId);
    const due = schedule && dueOf(schedule, period);
    if (due) return due;
    const what = schedule
      ? `The schedule ${scheduleId} does not ask for ${period}.`
      : `There is no schedule ${scheduleId}.`;
    throw new Problem('not-found', what);
  };
  return {
    readCalendar: async () => ({ status: 200, body: await viewCalendar(ports) }),
    async excusePeriod({ params: { id: scheduleId, period }, body }, { username }) {
      const { dueOn } = await readDue(scheduleId, period);
      if (body.until && body.until <= dueOn) {
        throw invalidRequest([{ field: 'until', message: `must be after ${dueOn}, when it is due anyway` }]);
      }
      const by = (await signedInOwner(store, username))?.name;
      const excuse: Excuse = {
        id: excuseId(scheduleId, period),
        scheduleId,
        period,
        ...body,
        ...(by && { by }),
        at: clock().toISOString(),
      };
      const { version: _, ...saved } = await store.excuses.put(excuse);
      return { status: 200, body: saved };
    },
    async endExcuse({ params: { id: scheduleId, period } }) {
      await readDue(scheduleId, period);
      await store.excuses.remove(excuseId(scheduleId, period));
      return { status: 204 };
    },
  };
}

async function viewCalendar({ store, everything, clock }: StaffPorts) {
  const [schedules, partners, places, { timeZone }] = await Promise.all([
    store.schedules.list(),
    store.partners.list(),
    store.places.list(),
    store.partnership.get(),
  ]);
  const [manifests, excuses, cover] = await Promise.all([
    everything.manifests.all(),
    everything.excuses.list(),
    readCover(store, clock()),
  ]);
  const [tree, day] = [placeTree(places), calendarDay(clock(), timeZone)];
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const rows = schedules.flatMap((schedule): CalendarRow[] => {
    const partner = byId.get(schedule.partnerId);
    if (!partner) return [];
    const { id: scheduleId, partnerId, dataset, indicatorId } = schedule;
    const silentBecause = isCovered(cover(schedule)) ? withoutContact(partner) : 'no-agreement';
    return [
      {
        ...{ scheduleId, partnerId, dataset, kind: kindOf(schedule) },
        ...(indicatorId && { indicatorId }),
        ...(silentBecause && { silentBecause }),
        cells: around(schedule, { partner, tree, manifests, excuses, today: day }).map((one) => cellOf(one, tree)),
      },
    ];
  });
  return { day, rows };
}

const withoutContact = ({ contacts = [] }: Partner) => (contacts.length === 0 ? 'no-contact' : undefined);

const YEAR = 366;
/** How many periods are shown whose due day has passed, and how many that are due next. */
const shown: Record<PeriodKind, { past: number; next: number }> = {
  week: { past: 8, next: 3 },
  month: { past: 6, next: 2 },
  window: { past: 4, next: 2 },
  year: { past: 3, next: 1 },
};

/** The periods of a schedule around today, by their due days. */
function around(schedule: Schedule, sent: Sent): Standing[] {
  const { past, next } = shown[kindOf(schedule)];
  const between = (from: number, to: number) =>
    standingsBetween(schedule, sent, laterDay(sent.today, from), laterDay(sent.today, to));
  return [...between(-4 * YEAR, -1).slice(-past), ...between(0, 2 * YEAR).slice(0, next)];
}

function cellOf({ received, missing, excuse, ...standing }: Standing, tree: PlaceTree): CalendarCell {
  return {
    ...standing,
    received: received.length,
    missing: missing.map((id) => ({ id, name: tree.get(id)?.name ?? id })),
    ...(excuse && { excuse: told(excuse) }),
  };
}

const told = ({ reason, until, by, at }: Excuse) => ({ reason, at, ...(until && { until }), ...(by && { by }) });
