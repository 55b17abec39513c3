import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import type { Rule } from './rule.ts';

/** Whether a person may see a place: any, or the ones they are limited to and all within those. */
export function maySee({ placeIds }: Pick<Owner, 'placeIds'>, placeId: string, tree: PlaceTree): boolean {
  return !placeIds || placeIds.some((id) => tree.within(id).some((place) => place.id === placeId));
}

/** Who is told of what a rule finds at a place: its owners and the people it names, as far as they may see that place. */
export function recipientsOf(
  { recipients }: Pick<Rule, 'recipients'>,
  { indicator, placeId }: { indicator: Pick<Indicator, 'ownerId'>; placeId: string },
  { places, owners }: { places: readonly Place[]; owners: readonly Owner[] },
): Owner[] {
  const tree = placeTree([...places]);
  const ids = new Set([
    ...recipients.people,
    ...(recipients.owners.includes('indicator') ? [indicator.ownerId] : []),
    ...(recipients.owners.includes('place') ? [tree.get(placeId)?.ownerId] : []),
  ]);
  return owners.filter((person) => ids.has(person.id) && maySee(person, placeId, tree));
}
