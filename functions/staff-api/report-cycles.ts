import type { ReportedCycle } from '../../shared/api/report.ts';
import { calendarDay } from '../../shared/catalog/calendar-day.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { Cycle } from '../../shared/cycles/cycle.ts';
import type { CycleResult } from '../../shared/cycles/result.ts';
import { testPlacesOf } from '../../shared/cycles/touching.ts';
import { resultOf } from './cycle-result.ts';
import type { StaffPorts } from './ports.ts';

/** The cycles that are tried at a place or within it: the open ones by what comes next, then the closed ones. */
export async function cyclesWithin(
  place: Place,
  seen: readonly Place[],
  { store, everything, clock }: Pick<StaffPorts, 'store' | 'everything' | 'clock'>,
): Promise<ReportedCycle[]> {
  const [cycles, whole, { timeZone }] = await Promise.all([
    store.cycles.list(),
    everything.cycles.list(),
    everything.partnership.get(),
  ]);
  const within = new Set(
    placeTree([...seen])
      .within(place.id)
      .map(({ id }) => id),
  );
  const today = calendarDay(clock(), timeZone);
  const found = await Promise.all(
    cycles
      .filter((cycle) => testPlacesOf(cycle).some((id) => within.has(id)))
      .map(async (cycle) => {
        const all = whole.find(({ id }) => id === cycle.id) ?? cycle;
        return cycleInShort(cycle, await resultOf(cycle, all, everything), today);
      }),
  );
  return found.toSorted((a, b) => compare(orderOf(a), orderOf(b)) || a.name.localeCompare(b.name, 'en'));
}

/** After every day. */
const LAST = '~';
const orderOf = ({ next }: ReportedCycle) => next?.day ?? LAST;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function cycleInShort(
  cycle: Cycle,
  { phases, current, indicator, places, readings, partial }: CycleResult,
  today: string,
) {
  const phase = phases[current];
  const next = nextOf(cycle, today);
  const named = (placeId: string) => ({ id: placeId, name: places.find(({ id }) => id === placeId)?.name ?? placeId });
  return {
    ...{ id: cycle.id, name: cycle.name, indicator: { id: indicator.id, name: indicator.name } },
    state: cycle.state,
    ...(cycle.decision && { decision: cycle.decision }),
    ...(next && { next }),
    test: { places: phase?.test.placeIds.map(named) ?? [], group: phase?.test.group ?? 'all' },
    ...(phase?.span &&
      'points' in phase.effect && {
        effect: { ...phase.span, points: phase.effect.points, interval: phase.effect.interval },
      }),
    ...{ title: readings.title, lead: readings.lead, partial },
  };
}

function nextOf({ state, phases, reviewsOn, decideBy }: Cycle, today: string): ReportedCycle['next'] {
  if (state === 'closed') return undefined;
  const start = phases[0]?.startedOn ?? '';
  if (start > today) return { day: start, what: 'start' };
  const review = reviewsOn.filter((day) => day >= today && day < decideBy).toSorted()[0];
  if (review !== undefined) return { day: review, what: 'review' };
  return { day: decideBy, what: decideBy < today ? 'decision-overdue' : 'decision' };
}
