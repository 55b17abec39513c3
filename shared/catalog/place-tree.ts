import type { Place } from './place.ts';

/** The places of the partnership as a tree. */
export type PlaceTree = {
  places: Place[];
  get(id: string): Place | undefined;
  children(id: string): Place[];
  /** The place itself and all within it. */
  within(id: string): Place[];
  /** The district that a place is or lies in; undefined for the region. */
  districtOf(id: string): Place | undefined;
};

/** Indexes places by id and parent. Places whose parent is missing are reached by `get` only. */
export function placeTree(places: Place[]): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const byParent = Map.groupBy(places, ({ parentId }) => parentId);
  const children = (id: string) => byParent.get(id) ?? [];
  const within = (id: string): Place[] => {
    const place = byId.get(id);
    return place ? [place, ...children(id).flatMap((child) => within(child.id))] : [];
  };
  const districtOf = (id: string): Place | undefined => {
    const place = byId.get(id);
    if (!place || place.kind === 'district') return place;
    return place.parentId === undefined ? undefined : districtOf(place.parentId);
  };
  return { places, get: (id) => byId.get(id), children, within, districtOf };
}
