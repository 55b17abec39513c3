import type { PlaceTree } from '../catalog/place-tree.ts';

type Told = {
  tree: PlaceTree;
  /** Places of which what was sent is shown; those hidden here are taken out. */
  told: Set<string>;
  /** Whether a place's value is shown, and known from nothing else. */
  onlySent: (placeId: string) => boolean;
  isHidden: (placeId: string) => boolean;
  enrollment: (placeId: string) => number | undefined;
};

/**
 * Hides what was sent beside a hidden value, so that it follows from nothing that was sent: of the places that it lies in,
 * and, where a place alone is hidden among those around it, of the smallest of these with all within it. A reader who
 * knows the total of a district then knows no more than the sum of two.
 */
export function hideBeside(world: Told): void {
  const { tree } = world;
  const roots = tree.places.filter(({ parentId }) => parentId === undefined || !tree.get(parentId));
  for (const { id } of roots) settle(id, world);
}

/** Settles a place after all within it, and says whether its value would tell a hidden one. */
function settle(id: string, world: Told): boolean {
  const { tree, told, isHidden } = world;
  const isOwn = isHidden(id);
  const children = tree.children(id);
  const telling = new Set(children.filter((child) => settle(child.id, world)).map((child) => child.id));
  const hidden = children.filter((child) => isHidden(child.id));
  const isAlone = hidden.length === 1 && hidden.every((child) => telling.has(child.id));
  const isCovered =
    isAlone &&
    coverOne(
      children.map((child) => child.id),
      world,
    );
  const holdsHidden = tree.within(id).some((inner) => inner.id !== id && isHidden(inner.id));
  if (holdsHidden) told.delete(id);
  return isOwn || (isAlone && !isCovered);
}

/** Hides the smallest of these places whose value is known only because it was sent. */
function coverOne(placeIds: string[], { tree, told, onlySent, enrollment }: Told): boolean {
  const size = (id: string) => enrollment(id) ?? Number.POSITIVE_INFINITY;
  const [smallest] = placeIds.filter(onlySent).sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
  if (smallest === undefined) return false;
  for (const { id } of tree.within(smallest)) told.delete(id);
  return true;
}
