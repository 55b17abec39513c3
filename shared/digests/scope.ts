import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';
import type { PreferenceChoices } from '../mail/preferences.ts';

/** What a reader follows. */
export type Scope = {
  /** Whether they may see a place at all. */
  sees(placeId: string): boolean;
  /** Whether they do not want to hear of an indicator. */
  mutes(indicatorId: string): boolean;
  follows(indicatorId: string, placeId: string): boolean;
  /** The indicators, each at the highest places at which it is followed. */
  tops: { indicator: Indicator; place: Place }[];
};

/**
 * What a person follows: what they own or everything, at the places that they chose, as far as they may see them; and
 * nothing of an indicator that they do not want to hear of.
 */
export function scopeOf(
  person: Pick<Owner, 'id' | 'placeIds'>,
  { mutedIndicatorIds, digest }: Pick<PreferenceChoices, 'mutedIndicatorIds' | 'digest'>,
  { indicators, tree }: { indicators: readonly Indicator[]; tree: PlaceTree },
): Scope {
  const { id } = person;
  const placesWithin = (ids: readonly string[]) => new Set(ids.flatMap((one) => tree.within(one)).map((one) => one.id));
  const owned = placesWithin(tree.places.filter(({ ownerId }) => ownerId === id).map((place) => place.id));
  const [allowed, chosen] = [person.placeIds, digest.placeIds].map((ids) => ids && placesWithin(ids));
  const sees = (placeId: string) => !allowed || allowed.has(placeId);
  const isOwner = owned.size > 0 || indicators.some(({ ownerId }) => ownerId === id);
  const onlyOwn = (digest.follow ?? (isOwner ? 'own' : 'all')) === 'own';
  const muted = new Set(mutedIndicatorIds);
  const mutes = (indicatorId: string) => muted.has(indicatorId);
  const ownIndicators = new Set(indicators.filter(({ ownerId }) => ownerId === id).map((one) => one.id));
  const follows = (indicatorId: string, placeId: string) =>
    !mutes(indicatorId) &&
    sees(placeId) &&
    (!chosen || chosen.has(placeId)) &&
    (!onlyOwn || ownIndicators.has(indicatorId) || owned.has(placeId));
  const tops = indicators.flatMap((indicator) =>
    tree.places
      .filter(({ id, parentId }) => follows(indicator.id, id) && !(parentId && follows(indicator.id, parentId)))
      .map((place) => ({ indicator, place })),
  );
  return { sees, mutes, follows, tops };
}
