import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { brightSpotsViewOf, type PeersViewWorld, peersViewOf } from './peers-view.ts';
import { attributesBy, peersWorld } from './peers-world.ts';
import type { StaffPorts } from './ports.ts';

/** Places beside those most like them, among the places that the reader may see. */
export function peerHandlers(
  ports: StaffPorts,
): Pick<Handlers<typeof staffOperations>, 'readPeers' | 'readBrightSpots'> {
  return {
    async readPeers({ query }) {
      const world = await readWorld(ports, query.indicator);
      const place = world.places.find(({ id }) => id === query.place);
      if (!place) throw new Problem('not-found', `There is no place ${query.place}.`);
      return { status: 200, body: await peersViewOf(place, query.group, world) };
    },
    async readBrightSpots({ query }) {
      return { status: 200, body: await brightSpotsViewOf(await readWorld(ports, query.indicator)) };
    },
  };
}

async function readWorld({ store, everything }: StaffPorts, indicatorId: string): Promise<PeersViewWorld> {
  const [indicator, places, attributes, history] = await Promise.all([
    everything.indicators.get(indicatorId),
    store.places.list(),
    store.attributes.list(),
    everything.released.history(indicatorId),
  ]);
  if (!indicator) throw new Problem('not-found', `There is no indicator ${indicatorId}.`);
  return peersWorld({ indicator, places, attributes, history, attributesIn: attributesBy(everything) });
}
