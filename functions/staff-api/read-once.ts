import type { Store } from '../../shared/store/store.ts';

/** The same store for one request that asks for the same things again and again: these are read once. */
export function readOnce(store: Store): Store {
  const { places, partners, indicators, attributes, partnership, released, panels } = store;
  return {
    ...store,
    places: { ...places, list: once(places.list) },
    partners: { ...partners, list: once(partners.list) },
    indicators: { ...indicators, list: once(indicators.list), get: once(indicators.get) },
    attributes: { ...attributes, list: once(attributes.list) },
    partnership: { ...partnership, get: once(partnership.get) },
    released: { ...released, history: once(released.history) },
    panels: { ...panels, published: once(panels.published) },
  };
}

function once<Key extends [] | [string], Value>(read: (...key: Key) => Value): (...key: Key) => Value {
  const known = new Map<string | undefined, { value: Value }>();
  return (...key) => {
    const found = known.get(key[0]) ?? { value: read(...key) };
    known.set(key[0], found);
    return found.value;
  };
}
