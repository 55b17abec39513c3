import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Cycle } from '../../shared/cycles/cycle.ts';
import { cycleResult } from '../../shared/cycles/cycle-result.ts';
import type { PublishedSeries } from '../../shared/cycles/evidence.ts';
import type { CycleResult } from '../../shared/cycles/result.ts';
import { placesOf } from '../../shared/cycles/touching.ts';
import { publishedIndicator } from '../../shared/mail/published-indicator.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';

/** What a cycle looks like by now, at those of its places that the reader may see. */
export function cycleResultHandlers({
  store,
  everything,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readCycleResult'> {
  return {
    async readCycleResult({ params }) {
      const [cycle, whole] = await Promise.all([store.cycles.get(params.id), everything.cycles.get(params.id)]);
      if (!cycle || !whole) throw new Problem('not-found', `There is no cycle ${params.id}.`);
      return { status: 200, body: await resultOf(cycle, whole, everything) };
    },
  };
}

type Known = Pick<StaffPorts['everything'], 'indicators' | 'places' | 'released' | 'panels'>;

/** @param cycle as the reader may see it, of the `whole` one */
export async function resultOf(cycle: Cycle, whole: Cycle, everything: Known): Promise<CycleResult> {
  const [indicator, places, history, panels, growth] = await Promise.all([
    everything.indicators.get(cycle.indicatorId),
    everything.places.list(),
    everything.released.history(cycle.indicatorId),
    everything.panels.published(cycle.indicatorId),
    growthOf(everything, cycle.growthIndicatorId),
  ]);
  if (!indicator) throw new Problem('not-found', `There is no indicator ${cycle.indicatorId}.`);
  const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
  const panel = panels.findLast((one) => one.panel)?.panel;
  const { signalsOf } = publishedIndicator({ indicator, places, series, panel });
  const partial = placesOf(cycle).length < placesOf(whole).length;
  return cycleResult(cycle, { indicator, places, series, signalsOf, growth }, { partial });
}

async function growthOf(
  { indicators, released }: Pick<Known, 'indicators' | 'released'>,
  id: string | undefined,
): Promise<PublishedSeries | undefined> {
  const [indicator, history] = id === undefined ? [] : await Promise.all([indicators.get(id), released.history(id)]);
  return indicator && { indicator, series: Map.groupBy((history ?? []).flat(), ({ placeId }) => placeId) };
}
