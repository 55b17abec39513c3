import { shownCounts } from '../alerts/published.ts';
import type { ShownAttributes } from '../attributes/place-attributes.ts';
import type { Attribute } from '../catalog/attribute.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Counts } from '../measures/measure.ts';

/** A place with a published share and all attributes that are asked for. */
export type ComparedPlace = {
  place: Place;
  counts: Counts;
  /** Of the attribute in question, in its own unit: a share from 0 to 1, a number, yes as 1 and no as 0. */
  value: number;
  /** Of those held equal, in their order. */
  others: readonly number[];
};

/** Why a place is not compared: its share is hidden (or coded) or was not sent, or an attribute is. */
export type LeftOutReason = 'hidden' | 'not-sent' | 'attribute-hidden' | 'attribute-not-known';
export type LeftOut = { place: Place; reason: LeftOutReason; attributeId?: string };

type Known = {
  /** Those to compare. */
  places: readonly Place[];
  group: StudentGroup;
  /** What is published of the period. */
  released: readonly Released[];
  attribute: Attribute;
  heldEqual: readonly Attribute[];
  /** What may be shown of the attributes in the period's school year. */
  shown: ShownAttributes;
};

/**
 * The places that can be compared, and the others with why not, in the order given. All attributes that are held equal must
 * be known too, so that the plain difference and the adjusted one are of the same places.
 */
export function comparedPlaces(known: Known): { compared: ComparedPlace[]; leftOut: LeftOut[] } {
  const byPlace = new Map(known.released.map((one) => [one.placeId, one]));
  const all = known.places.map((place) => comparedPlace(known, place, byPlace.get(place.id)));
  return {
    compared: all.filter((one) => 'counts' in one),
    leftOut: all.filter((one) => 'reason' in one),
  };
}

function comparedPlace(
  { group, attribute, heldEqual, shown }: Known,
  place: Place,
  released: Released | undefined,
): ComparedPlace | LeftOut {
  const counts = released && shownCounts(released, group);
  const cell = released?.cells[group];
  if (!counts) {
    const isHidden = cell === 'hidden' || (cell !== undefined && 'coded' in cell);
    return { place, reason: isHidden ? 'hidden' : 'not-sent' };
  }
  const values = [attribute, ...heldEqual].map((one) => ({ one, value: shown.get(place.id)?.[one.id] }));
  const missing = values.find(({ one, value }) => !isUsable(one, value));
  if (missing) {
    const reason = missing.value === 'hidden' ? 'attribute-hidden' : 'attribute-not-known';
    return { place, reason, attributeId: missing.one.id };
  }
  const [value = 0, ...others] = values.flatMap((one) => (typeof one.value === 'number' ? one.value : []));
  return { place, counts, value, others };
}

/** Nothing has no logarithm. */
const isUsable = ({ scale }: Attribute, value: number | 'hidden' | undefined) =>
  typeof value === 'number' && !(scale === 'log' && value <= 0);
