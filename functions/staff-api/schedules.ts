import { kindOf } from '../../shared/calendar/due-days.ts';
import { type Schedule, scheduleSchema } from '../../shared/calendar/schedule.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import { comparePeriods, type Period, type PeriodKind, periodKind } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { FieldError } from '../http/problem.ts';
import { checkLinkScope } from './link-scope.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';

/** A schedule asks a partner for what a link may take, of places that it reports on; no file is asked for twice. */
export function schedulePolicy({ store }: StaffPorts): RecordPolicy<Schedule> {
  return {
    word: 'schedule',
    schema: scheduleSchema,
    collection: store.schedules,
    async check(schedule, stored) {
      const periods = checkPeriods(schedule);
      if (periods.length > 0) return periods;
      const partner = await store.partners.get(schedule.partnerId);
      return [
        ...checkPartner(schedule, stored),
        ...(await checkScope(store, schedule)),
        ...(partner ? await checkPartnerParts(store, schedule, partner) : []),
        ...checkOthers(schedule, await store.schedules.list()),
      ];
    },
    referrers: async () => [],
    async changed({ id }) {
      if (await store.schedules.get(id)) return;
      // It is gone, and with it what was said of its periods.
      const excuses = (await store.excuses.list()).filter(({ scheduleId }) => scheduleId === id);
      await Promise.all(excuses.map((excuse) => store.excuses.remove(excuse.id)));
    },
  };
}

/** The periods that stand in a schedule, each with its field. */
function periodsOf({ calendar }: Schedule): { field: string; period: Period }[] {
  if (calendar.kind === 'listed') {
    return calendar.periods.map(({ period }, index) => ({ field: `calendar.periods.${index}.period`, period }));
  }
  const { from, to } = calendar;
  return [{ field: 'calendar.from', period: from }, ...(to ? [{ field: 'calendar.to', period: to }] : [])];
}

const hasMonths = (kind: PeriodKind) => kind === 'week' || kind === 'month';

/** Periods of one kind, each once, the last not before the first. */
function checkPeriods(schedule: Schedule): FieldError[] {
  const [kind, { calendar }, all] = [kindOf(schedule), schedule, periodsOf(schedule)];
  const others = all.filter(({ period }) => periodKind(period) !== kind);
  if (others.length > 0) return others.map(({ field }) => ({ field, message: `must be a ${kind}, as the first is` }));
  if (calendar.kind === 'listed') {
    const twice = all.filter(({ period }, index) => all.findIndex((one) => one.period === period) < index);
    return twice.map(({ field }) => ({ field, message: 'is named before: name each period once' }));
  }
  return [
    ...(calendar.to && comparePeriods(calendar.to, calendar.from) < 0
      ? [{ field: 'calendar.to', message: `must be ${calendar.from} or later` }]
      : []),
    ...(calendar.months && !hasMonths(kind)
      ? [{ field: 'calendar.months', message: `must be left out: a ${kind} is not of one month` }]
      : []),
  ];
}

function checkPartner({ partnerId }: Schedule, stored: Schedule | undefined): FieldError[] {
  if (!stored || stored.partnerId === partnerId) return [];
  return [{ field: 'partnerId', message: `must stay ${stored.partnerId}: make another schedule for ${partnerId}` }];
}

/** What a link for its periods could not take either, with the fields of a schedule. */
async function checkScope(store: StaffPorts['store'], schedule: Schedule): Promise<FieldError[]> {
  const all = periodsOf(schedule);
  const errors = await checkLinkScope(store, { ...schedule, periods: all.map(({ period }) => period) });
  return errors.map(({ field, message }) => {
    const index = /^periods\.(\d+)$/.exec(field)?.[1];
    return { field: (index && all[Number(index)]?.field) ?? field, message };
  });
}

async function checkPartnerParts(
  store: StaffPorts['store'],
  { contact, placeIds = [] }: Schedule,
  { placeId, contacts = [] }: Partner,
): Promise<FieldError[]> {
  const within = new Set(
    placeTree(await store.places.list())
      .within(placeId)
      .map(({ id }) => id),
  );
  const isTheirs = contact === undefined || contacts.some(({ email }) => email === contact);
  return [
    ...(isTheirs ? [] : [{ field: 'contact', message: 'must be the address of one of the partner’s contacts' }]),
    ...placeIds.flatMap((id, index) =>
      within.has(id) ? [] : [{ field: `placeIds.${index}`, message: `names ${id}, which does not lie in ${placeId}` }],
    ),
  ];
}

/** Two schedules that ask for the same file would write twice about it. */
function checkOthers(schedule: Schedule, all: readonly Schedule[]): FieldError[] {
  const other = all.find(
    (one) =>
      one.id !== schedule.id &&
      one.partnerId === schedule.partnerId &&
      one.dataset === schedule.dataset &&
      one.indicatorId === schedule.indicatorId &&
      kindOf(one) === kindOf(schedule) &&
      sharesPeriod(one, schedule),
  );
  if (!other) return [];
  return [{ field: 'calendar', message: `asks for a period that ${other.id} asks for: change that one` }];
}

/** The months of the calendar that are left out count too: a schedule may ask for them tomorrow. */
function sharesPeriod(a: Schedule, b: Schedule): boolean {
  const asksFor = ({ calendar }: Schedule, period: Period) =>
    calendar.kind === 'listed'
      ? calendar.periods.some((one) => one.period === period)
      : comparePeriods(calendar.from, period) <= 0 && (!calendar.to || comparePeriods(period, calendar.to) <= 0);
  const namesOneOf = (one: Schedule, other: Schedule) => periodsOf(one).some(({ period }) => asksFor(other, period));
  return namesOneOf(a, b) || namesOneOf(b, a);
}
