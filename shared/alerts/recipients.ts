import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { cyclesAt } from '../cycles/touching.ts';
import type { Rule } from './rule.ts';

/** Whether a person may see a place: any, or the ones they are limited to and all within those. */
export function maySee({ placeIds }: Pick<Owner, 'placeIds'>, placeId: string, tree: PlaceTree): boolean {
  return !placeIds || placeIds.some((id) => tree.within(id).some((place) => place.id === placeId));
}

/** What was found, and of which cycle where it is about one. */
type Found = { indicator: Pick<Indicator, 'id' | 'ownerId'>; placeId: string; cycleId?: string | undefined };

/** Who is told of what a rule finds at a place: its owners and the people it names, as far as they may see that place. */
export function recipientsOf(
  { recipients }: Pick<Rule, 'recipients'>,
  { indicator, placeId, cycleId }: Found,
  { places, owners, cycles = [] }: { places: readonly Place[]; owners: readonly Owner[]; cycles?: readonly Cycle[] },
): Owner[] {
  const tree = placeTree([...places]);
  const concerned = cyclesAt(cycles, { indicatorId: indicator.id, placeId });
  const ownCycles = concerned.filter(({ id }) => cycleId === undefined || cycleId === id);
  const ids = new Set([
    ...recipients.people,
    ...(recipients.owners.includes('indicator') ? [indicator.ownerId] : []),
    ...(recipients.owners.includes('place') ? [tree.get(placeId)?.ownerId] : []),
    ...(recipients.owners.includes('cycle') ? ownCycles.map(({ ownerId }) => ownerId) : []),
  ]);
  return owners.filter((person) => ids.has(person.id) && maySee(person, placeId, tree));
}
