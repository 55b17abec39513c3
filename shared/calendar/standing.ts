import type { Partner } from '../catalog/partner.ts';
import { comparePeriods, laterPeriod, type Period, yearBefore } from '../catalog/period.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';
import { currentSubmissions } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { type Due, dueDays, lastDay } from './due-days.ts';
import { type Excuse, excuseId } from './excuse.ts';
import type { Schedule } from './schedule.ts';

/** Where a period stands: `not-yet` while it lasts, `due` from its end on; `partly` while some of the places are missing. */
export const standingStates = ['not-yet', 'due', 'partly', 'overdue', 'received', 'excused'] as const;

export type Standing = Due & {
  state: (typeof standingStates)[number];
  /** Whether its due day has passed and something is missing. */
  isLate: boolean;
  /** Places that came, and places that were to come and did not. */
  received: string[];
  missing: string[];
  excuse?: Excuse;
};

/** What the standing of a period is told from. */
export type Sent = {
  partner: Pick<Partner, 'placeId'>;
  tree: PlaceTree;
  /** At least those of the partner and dataset for the period and {@link periodsBefore} it. */
  manifests: readonly Manifest[];
  excuses: readonly Excuse[];
  /** Today, by the clock of the partnership. */
  today: string;
};

const MOST_BEFORE = 12;

/** The periods before one, of a year and twelve at most, from which it is told what a period needs. */
export function periodsBefore(period: Period): Period[] {
  const first = yearBefore(period);
  const before = Array.from({ length: MOST_BEFORE }, (_, index) => laterPeriod(period, -1 - index));
  return before.filter((one) => comparePeriods(one, first) >= 0);
}

/** Where one period of a schedule stands. A period that is put off is due on the later day. */
export function standingOf(schedule: Schedule, { period, dueOn: usual }: Due, sent: Sent): Standing {
  const excuse = sent.excuses.find(({ id }) => id === excuseId(schedule.id, period));
  const dueOn = excuse?.until && excuse.until > usual ? excuse.until : usual;
  const { received, missing } = placesOf(schedule, period, sent);
  const isWhole = received.length > 0 && missing.length === 0;
  const isExcused = excuse !== undefined && excuse.until === undefined;
  const isLate = !isWhole && !isExcused && sent.today > dueOn;
  const state = isWhole ? 'received' : isExcused ? 'excused' : stateOf(received.length > 0, isLate, period, sent.today);
  return { period, dueOn, state, isLate, received, missing, ...(excuse && { excuse }) };
}

function stateOf(isBegun: boolean, isLate: boolean, period: Period, today: string): Standing['state'] {
  if (isBegun) return 'partly';
  if (isLate) return 'overdue';
  return lastDay(period) < today ? 'due' : 'not-yet';
}

/** The periods of a schedule that are due from one day to another, both included, those put off by their later day. */
export function standingsBetween(schedule: Schedule, sent: Sent, from: string, to: string): Standing[] {
  return dueDays(schedule, '', to)
    .filter(({ period, dueOn }) => dueOn >= from || sent.excuses.some(({ id }) => id === excuseId(schedule.id, period)))
    .map((due) => standingOf(schedule, due, sent))
    .filter(({ dueOn }) => from <= dueOn && dueOn <= to)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Whether somebody has to send something for it. */
export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => state !== 'received' && state !== 'excused';

function placesOf(schedule: Schedule, period: Period, { partner, tree, manifests }: Sent) {
  const own = manifests.filter((one) => one.partnerId === schedule.partnerId && one.dataset === schedule.dataset);
  const of = (some: readonly Period[]) => own.filter((one) => some.includes(one.period));
  const here = of([period]);
  const received = new Set(currentSubmissions(here).keys());
  const within = new Set(tree.within(partner.placeId).map(({ id }) => id));
  const needed = schedule.placeIds ?? of(periodsBefore(period)).flatMap((one) => [...currentSubmissions([one]).keys()]);
  const isComplete = here.some(({ entries }) => entries.some((one) => one.complete && !one.withdrawn));
  const missing = isComplete ? [] : [...new Set(needed)].filter((id) => within.has(id) && !received.has(id));
  return { received: [...received].sort(), missing: missing.sort() };
}
