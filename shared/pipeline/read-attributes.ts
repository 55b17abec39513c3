import { type PlaceAttributes, placeAttributes, type ShownAttributes } from '../attributes/place-attributes.ts';
import { shownAttributes } from '../attributes/shown-attributes.ts';
import { schoolYear } from '../catalog/period.ts';
import type { Store } from './ports.ts';

type Read = Pick<Store, 'attributes' | 'places' | 'indicators' | 'partnership' | 'released'>;

/** The attributes of places in a school year, as far as they may be shown. @param year for example `2025-26` */
export async function readAttributes(store: Read, year: string): Promise<PlaceAttributes> {
  return placeAttributes(await readShownAttributes(store, year));
}

/** The same, and which are hidden. */
export async function readShownAttributes(store: Read, year: string): Promise<ShownAttributes> {
  const [attributes, places, indicators, { minimumGroupSize }] = await Promise.all([
    store.attributes.list(),
    store.places.list(),
    store.indicators.list(),
    store.partnership.get(),
  ]);
  const history = await Promise.all(indicators.map(({ id }) => store.released.history(id)));
  const released = history.flat(2).filter(({ period }) => schoolYear(period) === year);
  return shownAttributes({ attributes, places, sent: new Map(), released, minimumStudents: minimumGroupSize });
}
