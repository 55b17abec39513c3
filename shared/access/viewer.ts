import { maySee } from '../alerts/recipients.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';

/** Which places, and which people in them, somebody who signed in may see. */
export type Viewer = {
  maySee(placeId: string): boolean;
  /** What they may see of a place and all within it: the place itself, else the topmost places within; perhaps none. */
  within(placeId: string): string[];
  /** Whether they may see any of the places of a person. */
  knows(owner: Pick<Owner, 'placeIds'>): boolean;
};

/**
 * The viewer that owners of this username are: limited to their `placeIds` as the mails to them are, so what lies above
 * those is not shown. Nobody's username sees no place; where several owners have it, what all of them may see.
 */
export function viewerOf(username: string | undefined, owners: readonly Owner[], places: readonly Place[]): Viewer {
  const tree = placeTree([...places]);
  const records = owners.filter((one) => one.username !== undefined && one.username === username);
  const isSeen = ({ id }: Place) => records.length > 0 && records.every((one) => maySee(one, id, tree));
  const seen = new Map(places.filter(isSeen).map((place) => [place.id, place]));
  const topmost = [...seen.values()].filter(({ parentId }) => parentId === undefined || !seen.has(parentId));
  const within = (id: string) =>
    seen.has(id) ? [id] : topmost.map((top) => top.id).filter((top) => maySee({ placeIds: [id] }, top, tree));
  return {
    maySee: (id) => seen.has(id),
    within,
    knows: ({ placeIds }) => !placeIds || placeIds.some((id) => within(id).length > 0),
  };
}
