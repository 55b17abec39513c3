import type { Period } from '../catalog/period.ts';
import { schoolYear } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { compareFactor } from '../factors/compare-factor.ts';
import { comparedPlaces } from '../factors/compared-places.ts';
import type { Factor, FactorQuestion } from '../factors/factor.ts';
import { factorPeriods } from '../factors/factor-period.ts';
import type { Store } from './ports.ts';
import { readShownAttributes } from './read-attributes.ts';

type Read = Parameters<typeof readShownAttributes>[0] & Pick<Store, 'released'>;

/**
 * Compares places by an attribute of theirs, from what is published and nothing else.
 *
 * @param places to compare, of any kind: those that the reader may see
 * @param asked the period; the latest one that speaks for most of the places when absent
 */
export async function readFactor(
  store: Read,
  question: FactorQuestion,
  places: readonly Place[],
  asked?: Period,
): Promise<Factor> {
  const { indicator, attribute, heldEqual, group, kind } = question;
  const released = (await store.released.history(indicator.id)).flat();
  // Who never had a value is of another level of school, and not missed.
  const valued = new Set(released.map(({ placeId }) => placeId));
  const ofKind = places.filter((place) => place.kind === kind && valued.has(place.id));
  const { periods, latest } = factorPeriods(released, new Set(ofKind.map(({ id }) => id)), group);
  const period = asked ?? latest;
  const shown = period === undefined ? new Map() : await readShownAttributes(store, schoolYear(period));
  const ofPeriod = released.filter((one) => one.period === period);
  const looked = comparedPlaces({ places: ofKind, group, released: ofPeriod, attribute, heldEqual, shown });
  return { ...question, period, periods, ...looked, result: compareFactor(looked.compared, attribute, heldEqual) };
}
