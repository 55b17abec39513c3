import type { Attribute } from '../catalog/attribute.ts';
import type { Partner } from '../catalog/partner.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';

/** What one partner's file says of one place. */
export type SentOfPlace = {
  partnerId: string;
  placeId: string;
  sequence: number;
  values: Readonly<Record<string, number>>;
};

/**
 * What was sent of each place that counts, attribute by attribute: of several partners who say it, the one whose own place
 * is nearest to the place; of these the later file.
 *
 * @param sent of each partner and place the file that counts
 */
export function sentValues(
  sent: readonly SentOfPlace[],
  partners: readonly Pick<Partner, 'id' | 'placeId'>[],
  attributes: readonly Pick<Attribute, 'id' | 'kind'>[],
  tree: PlaceTree,
): Map<string, Record<string, number>> {
  const homes = new Map(partners.map(({ id, placeId }) => [id, placeId]));
  const distance = ({ partnerId, placeId }: SentOfPlace) => stepsUp(placeId, homes.get(partnerId), tree);
  const ranked = sent
    .map((one) => ({ ...one, away: distance(one) }))
    .sort((a, b) => b.away - a.away || a.sequence - b.sequence);
  const found = new Map<string, Record<string, number>>();
  for (const { placeId, values } of ranked) {
    const known = attributes.flatMap(({ id, kind }) => {
      const value = Object.hasOwn(values, id) ? values[id] : undefined;
      return value !== undefined && canBe(kind, value) ? [[id, value] as const] : [];
    });
    found.set(placeId, { ...found.get(placeId), ...Object.fromEntries(known) });
  }
  return found;
}

/** How many places lie between a place and the one above it; without an end where that is not above it. */
function stepsUp(placeId: string, above: string | undefined, tree: PlaceTree): number {
  let steps = 0;
  for (let at: string | undefined = placeId; at !== undefined; at = tree.get(at)?.parentId) {
    if (at === above) return steps;
    steps += 1;
  }
  return Number.POSITIVE_INFINITY;
}

/** An attribute may have been of another kind when its values were sent. */
const canBe = (kind: Attribute['kind'], value: number) =>
  kind === 'share' ? value <= 1 : kind === 'number' || value === 0 || value === 1;
