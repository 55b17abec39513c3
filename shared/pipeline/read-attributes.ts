import { type PlaceAttributes, placeAttributes, type ShownAttributes } from '../attributes/place-attributes.ts';
import { sentValues } from '../attributes/sent-values.ts';
import { shownAttributes } from '../attributes/shown-attributes.ts';
import { schoolYear } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Store } from './ports.ts';
import { readSentAttributes } from './read-sent-attributes.ts';

type Read = Pick<
  Store,
  'attributes' | 'places' | 'partners' | 'indicators' | 'partnership' | 'released' | 'manifests' | 'blocks'
>;

/**
 * The attributes of places in a school year, as far as they may be shown.
 *
 * @param year for example `2025-26`
 */
export async function readAttributes(store: Read, year: string): Promise<PlaceAttributes> {
  return placeAttributes(await readShownAttributes(store, year));
}

/** The same, and which are hidden. */
export async function readShownAttributes(store: Read, year: string): Promise<ShownAttributes> {
  const [attributes, places, partners, indicators, manifests, { minimumGroupSize }] = await Promise.all([
    store.attributes.list(),
    store.places.list(),
    store.partners.list(),
    store.indicators.list(),
    store.manifests.ofPeriod('attributes', `${year}-YEAR`),
    store.partnership.get(),
  ]);
  const [sent, history] = await Promise.all([
    readSentAttributes(store, manifests),
    Promise.all(indicators.map(({ id }) => store.released.history(id))),
  ]);
  return shownAttributes({
    attributes,
    places,
    sent: sentValues(sent, partners, attributes, placeTree(places)),
    released: history.flat(2).filter(({ period }) => schoolYear(period) === year),
    minimumStudents: minimumGroupSize,
  });
}
