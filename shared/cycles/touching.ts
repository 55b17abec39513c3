import type { PlaceTree } from '../catalog/place-tree.ts';
import type { Cycle } from './cycle.ts';

type Found = { indicatorId: string; placeId: string };

/** Every place at which a cycle is tried, in any of its phases. */
export const testPlacesOf = ({ phases }: Pick<Cycle, 'phases'>): string[] => [
  ...new Set(phases.flatMap(({ test }) => test.placeIds)),
];

/** The same with those that it is compared with. */
export const placesOf = ({ phases }: Pick<Cycle, 'phases'>): string[] => [
  ...new Set(phases.flatMap(({ test, comparison }) => [...test.placeIds, ...(comparison?.placeIds ?? [])])),
];

/** The open cycles of an indicator that are tried at a place itself. */
export const cyclesAt = (cycles: readonly Cycle[], { indicatorId, placeId }: Found): Cycle[] =>
  cycles.filter(
    (one) => one.state === 'open' && one.indicatorId === indicatorId && testPlacesOf(one).includes(placeId),
  );

/** The open cycles of an indicator that a place has to do with: tried there, within it, or around it. */
export function cyclesTouching(cycles: readonly Cycle[], { indicatorId, placeId }: Found, tree: PlaceTree): Cycle[] {
  const isWithin = (inner: string, outer: string) => tree.within(outer).some(({ id }) => id === inner);
  return cycles.filter(
    (one) =>
      one.state === 'open' &&
      one.indicatorId === indicatorId &&
      testPlacesOf(one).some((id) => isWithin(id, placeId) || isWithin(placeId, id)),
  );
}
