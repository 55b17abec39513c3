import type { Place } from '../../../shared/catalog/place.ts';

type Within = Pick<Place, 'id' | 'name' | 'parentId'>;

/**
 * The places of a list that lie in none of the others, by name: the region for who sees all, else what a reader was given to
 * see. None where there are no places.
 */
export function topmostOf<P extends Within>(places: readonly P[]): P[] {
  const ids = new Set(places.map(({ id }) => id));
  return places
    .filter(({ parentId }) => parentId === undefined || !ids.has(parentId))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Places by name, each before those that lie in it. */
export function inTreeOrder<P extends Within>(places: readonly P[]): P[] {
  const children = Map.groupBy(places, ({ parentId }) => parentId);
  const from = (some: readonly P[]): P[] =>
    some
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((place) => [place, ...from(children.get(place.id) ?? [])]);
  return from(topmostOf(places));
}
