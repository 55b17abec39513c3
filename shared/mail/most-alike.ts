import type { Finding } from '../alerts/finding.ts';
import type { PlaceAttributes } from '../attributes/place-attributes.ts';
import type { Attribute } from '../catalog/attribute.ts';
import type { Place } from '../catalog/place.ts';
import { countsIn, type Series } from '../peers/compared-period.ts';
import { areMuchTheSame, peersOf } from '../peers/peers.ts';
import { profilesOf } from '../peers/profiles.ts';
import { type BrightSpot, groupOf, type Improved } from './bright-spot.ts';

type World = {
  /** Places that the reader may see. */
  allowed: readonly Place[];
  series: Series;
  attributes: readonly Attribute[];
  /** What may be shown of attributes in the school year of the finding. */
  known: PlaceAttributes;
};

/**
 * The place most like that of a finding among those where the same got better: the nearest of its peers that is alike, and
 * not only the nearest there is, and of which can be said in what. Undefined where none of them is.
 */
export function mostAlike(finding: Finding, improved: readonly Improved[], world: World): BrightSpot | undefined {
  const { allowed, series, attributes, known } = world;
  const [own, group] = [allowed.find(({ id }) => id === finding.placeId), groupOf(finding)];
  if (!own || !group) return undefined;
  const ids = allowed.filter(({ kind }) => kind === own.kind).map(({ id }) => id);
  const counts = countsIn(series, ids, group, finding.period);
  const peers = peersOf(own.id, profilesOf([...counts.keys()], attributes, known, own.id), known);
  return peers
    .filter(({ likeness }) => likeness !== 'nearest-there-is')
    .flatMap(({ placeId, because }) => {
      const spot = improved.find(({ place }) => place.id === placeId);
      const alike = because.filter(({ apart }) => areMuchTheSame(apart)).map(({ attribute }) => attribute);
      return spot && alike.length > 0 ? [{ ...spot, alike }] : [];
    })[0];
}
