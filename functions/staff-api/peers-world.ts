import type { PlaceAttributes } from '../../shared/attributes/place-attributes.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import { type AttributesStore, readAttributes } from '../../shared/pipeline/read-attributes.ts';
import type { PeersViewWorld } from './peers-view.ts';

type Read = Omit<PeersViewWorld, 'series'> & { history: readonly Released[][] };

/** What is published at the places that the reader may see. What may be shown of their attributes follows from all. */
export function peersWorld({ history, ...read }: Read): PeersViewWorld {
  const seen = new Set(read.places.map(({ id }) => id));
  const released = history.flat().filter(({ placeId }) => seen.has(placeId));
  return { ...read, series: Map.groupBy(released, ({ placeId }) => placeId) };
}

/** The attributes of places by school year, each read once. */
export function attributesBy(everything: AttributesStore): PeersViewWorld['attributesIn'] {
  const known = new Map<string, Promise<PlaceAttributes>>();
  return (year) => {
    const attributesThen = known.get(year) ?? readAttributes(everything, year);
    known.set(year, attributesThen);
    return attributesThen;
  };
}
