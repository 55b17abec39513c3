import type { ReportedIndicator } from '../../shared/api/report.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Attribute } from '../../shared/catalog/attribute.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { outcomes } from '../../shared/catalog/outcome.ts';
import type { Place } from '../../shared/catalog/place.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { latestWithin } from './latest-within.ts';
import type { PeersViewWorld } from './peers-view.ts';
import { attributesBy, peersWorld } from './peers-world.ts';
import type { StaffPorts } from './ports.ts';
import { readOnce } from './read-once.ts';
import { cyclesWithin } from './report-cycles.ts';
import { comparedAt } from './report-peers.ts';
import { seriesViewOf } from './series-view.ts';

/** Everything that is published of a place, as one report. */
export function reportHandlers(ports: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readReport'> {
  return {
    async readReport({ query }) {
      const { store, clock } = ports;
      const everything = readOnce(ports.everything);
      const [indicators, seen, places, attributes, { name, demo, minimumGroupSize }] = await Promise.all([
        everything.indicators.list(),
        store.places.list(),
        everything.places.list(),
        store.attributes.list(),
        everything.partnership.get(),
      ]);
      const place = seen.find(({ id }) => id === query.place);
      if (!place) throw new Problem('not-found', `There is no place ${query.place}.`);
      const known = { everything, seen, places, attributes, attributesIn: attributesBy(everything) };
      const [all, cycles] = await Promise.all([
        Promise.all(inOrderOfLife(indicators).map((indicator) => reportedAt(place, indicator, known))),
        cyclesWithin(place, seen, { ...ports, everything }),
      ]);
      const [reported, empty] = [
        all.filter(({ points }) => points.length > 0),
        all.filter((one) => !one.points.length),
      ];
      return {
        status: 200,
        body: {
          place: { id: place.id, name: place.name, kind: place.kind },
          partnership: { name, demo, minimumGroupSize },
          at: clock().toISOString(),
          indicators: reported,
          without: empty.map(({ indicator }) => indicator.name),
          cycles,
          attributes: attributes.filter(({ matches }) => matches).map(matched),
        },
      };
    },
  };
}

const matched = ({ id, name, kind, unit, scale, source }: Attribute) => ({
  ...{ id, name, kind, source },
  ...(unit !== undefined && { unit }),
  ...(scale && { scale }),
});

type Known = Pick<StaffPorts, 'everything'> &
  Pick<PeersViewWorld, 'attributes' | 'attributesIn'> & { seen: readonly Place[]; places: readonly Place[] };

async function reportedAt(place: Place, indicator: Indicator, known: Known): Promise<ReportedIndicator> {
  const { everything, seen, places, attributes, attributesIn } = known;
  const [history, panels] = await Promise.all([
    everything.released.history(indicator.id),
    everything.panels.published(indicator.id),
  ]);
  const panel = panels.findLast((one) => one.panel)?.panel;
  const { place: _, ...series } = seriesViewOf({ indicator, places, seen, history, panel }, place);
  const compared = await comparedAt(place, peersWorld({ indicator, places: seen, attributes, history, attributesIn }));
  const { numerator, denominator, periodKind, serves } = indicator;
  return {
    ...series,
    ...(numerator && { numerator }),
    ...(denominator && { denominator }),
    periodKind,
    ...(serves && { serves }),
    places: latestWithin(place.id, { indicator, seen, history }),
    ...compared,
  };
}

/** By the first outcome that each serves; those that serve none come last. */
function inOrderOfLife<I extends Indicator>(indicators: readonly I[]): I[] {
  const order = Object.keys(outcomes);
  const at = ({ serves = [] }: I) =>
    serves.length === 0 ? order.length : Math.min(...serves.map(({ outcome }) => order.indexOf(outcome)));
  return indicators.toSorted((a, b) => at(a) - at(b) || a.name.localeCompare(b.name, 'en'));
}
