import type { ReportedIndicator } from '../../shared/api/report.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import { ALL_STUDENTS } from '../../shared/catalog/student-group.ts';
import { brightSpotsViewOf, type PeersViewWorld, peersViewOf } from './peers-view.ts';

/** The bright spots at a place and within it, and all of its students beside those of similar places. */
export async function comparedAt(
  place: Place,
  world: PeersViewWorld,
): Promise<Pick<ReportedIndicator, 'brightSpots' | 'besidePeers'>> {
  const { spots } = await brightSpotsViewOf(world);
  const within = new Set(
    placeTree([...world.places])
      .within(place.id)
      .map(({ id }) => id),
  );
  const brightSpots = spots.filter((spot) => within.has(spot.place.id));
  // The region has no other like it.
  if (place.kind === 'region') return { brightSpots };
  const { period, value, matchedOn, comparison, peers, others } = await peersViewOf(place, ALL_STUDENTS, world);
  const bright = new Set(spots.filter(({ group }) => group === ALL_STUDENTS).map((spot) => spot.place.id));
  const besidePeers = {
    ...(period !== undefined && { period }),
    ...{ value, matchedOn, comparison, others },
    peers: peers.map((one) => ({ place: one.place, value: one.value })),
    bright: [...peers, ...others].map((one) => one.place.id).filter((id) => bright.has(id)),
  };
  return { brightSpots, besidePeers };
}
