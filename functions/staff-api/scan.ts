import { watchSignals } from '../../shared/alerts/watch-signals.ts';
import type { ScanView } from '../../shared/api/scan.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { comparePeriods, ordinal } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { FALSE_DISCOVERY_RATE, type Scanned, scan } from '../../shared/signals/scan.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';

/** Every place that the reader may see at once: which ones stand out although so many are looked at. */
export function scanHandlers({ store, everything }: StaffPorts): Pick<Handlers<typeof staffOperations>, 'scanPlaces'> {
  return {
    async scanPlaces({ query }) {
      const [indicator, seen, places, history, panels] = await Promise.all([
        everything.indicators.get(query.indicator),
        store.places.list(),
        everything.places.list(),
        everything.released.history(query.indicator),
        everything.panels.published(query.indicator),
      ]);
      if (!indicator) throw new Problem('not-found', `There is no indicator ${query.indicator}.`);
      const byId = new Map(seen.map((place) => [place.id, place]));
      const released = history.flat();
      const period = released
        .filter(({ placeId }) => byId.has(placeId))
        .map((one) => one.period)
        .toSorted(comparePeriods)
        .at(-1);
      const series = Map.groupBy(released, ({ placeId }) => placeId);
      const panel = panels.findLast((one) => one.panel)?.panel;
      const charts = watchSignals({ group: query.group }, { indicator, places, series, panel });
      const looked = [...charts.values()].filter(({ id }) => byId.has(id));
      const found = period === undefined ? [] : scan(looked, ordinal(period));
      const body: ScanView = {
        falseDiscoveryRate: FALSE_DISCOVERY_RATE,
        ...(period !== undefined && { period }),
        places: found.flatMap((one) => {
          const place = byId.get(one.id);
          return place ? [viewOf(one, place, indicator.betterWhen)] : [];
        }),
        notJudged: seen.filter(({ id }) => series.has(id)).length - found.length,
      };
      return { status: 200, body };
    },
  };
}

function viewOf(
  { point, p, adjusted, standsOut }: Scanned<string>,
  { id, name, kind }: Place,
  betterWhen: 'higher' | 'lower',
): ScanView['places'][number] {
  const { value, expected, residual } = point;
  const isBetter = residual > 0 === (betterWhen === 'higher');
  const direction = residual === 0 ? 'same' : isBetter ? 'better' : 'worse';
  return {
    place: { id, name, kind },
    value: inTenths(value),
    usual: inTenths(expected),
    direction,
    p,
    adjusted,
    standsOut,
  };
}

const inTenths = (percent: number) => Math.round(percent * 10) / 10;
