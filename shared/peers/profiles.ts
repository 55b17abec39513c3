import type { PlaceAttributes } from '../attributes/place-attributes.ts';
import type { Attribute } from '../catalog/attribute.ts';
import { standardScores } from '../statistics/sample.ts';

/** Places of a kind as points in what they are like. */
export type Profiles = {
  /** What places are matched on, in the order given. */
  on: Attribute[];
  /** What they are not matched on, and why: unknown of the place itself, of too many others, or the same everywhere. */
  notOn: { attribute: Attribute; because: 'unknown-here' | 'unknown-of-many' | 'same-everywhere' }[];
  /** By place, how it stands in each of `on`, in standard deviations from the mean of all. Ordered by id. */
  scores: ReadonlyMap<string, readonly number[]>;
  /** Places without a known value in one of `on`, which are therefore not compared. Ordered by id. */
  without: { placeId: string; attributes: Attribute[] }[];
};

/** An attribute serves when it is known of so large a share of the places; a place without it cannot be compared. */
const KNOWN_OF = 0.75;

/**
 * Lays places out by the attributes that places are matched on: those with a logarithm by it, each as standard scores among
 * the places, so that every attribute counts the same.
 *
 * @param own the place that others are to be found for; what is unknown of it serves nothing
 */
export function profilesOf(
  placeIds: readonly string[],
  attributes: readonly Attribute[],
  known: PlaceAttributes,
  own?: string,
): Profiles {
  const ids = placeIds.toSorted();
  const numberOf = (placeId: string, attribute: Attribute) => scaled(known.get(placeId)?.[attribute.id], attribute);
  const isKnown = (placeId: string, attribute: Attribute) => numberOf(placeId, attribute) !== undefined;
  const notOn: Profiles['notOn'] = [];
  const served = attributes
    .filter(({ matches }) => matches)
    .filter((attribute) => {
      const values = ids.flatMap((id) => numberOf(id, attribute) ?? []);
      const because = whyNot(values, ids.length, own === undefined || isKnown(own, attribute));
      if (because) notOn.push({ attribute, because });
      return !because;
    });
  const lacking = (placeId: string) => served.filter((attribute) => !isKnown(placeId, attribute));
  const complete = ids.filter((id) => lacking(id).length === 0);
  const columns = served.flatMap((attribute) => {
    const scores = standardScores(complete.flatMap((id) => numberOf(id, attribute) ?? []));
    if (!scores) notOn.push({ attribute, because: 'same-everywhere' });
    return scores ? [{ attribute, scores }] : [];
  });
  return {
    on: columns.map(({ attribute }) => attribute),
    notOn,
    scores: new Map(complete.map((id, at) => [id, columns.map(({ scores }) => scores[at] as number)])),
    without: ids.filter((id) => lacking(id).length > 0).map((placeId) => ({ placeId, attributes: lacking(placeId) })),
  };
}

function whyNot(
  values: number[],
  places: number,
  isKnownHere: boolean,
): Profiles['notOn'][number]['because'] | undefined {
  if (!isKnownHere) return 'unknown-here';
  if (values.length < KNOWN_OF * places) return 'unknown-of-many';
  return standardScores(values) ? undefined : 'same-everywhere';
}

/** A number as it is compared; one that has no logarithm is as good as unknown. */
function scaled(value: number | undefined, { scale }: Attribute): number | undefined {
  if (scale !== 'log' || value === undefined) return value;
  return value > 0 ? Math.log(value) : undefined;
}
