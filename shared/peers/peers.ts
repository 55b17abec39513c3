import type { PlaceAttributes } from '../attributes/place-attributes.ts';
import type { Attribute } from '../catalog/attribute.ts';
import { nearest } from '../statistics/nearest.ts';
import type { Profiles } from './profiles.ts';

/** How near a peer is, by what two places differ in on average, in standard deviations. */
export type Likeness = 'very-alike' | 'alike' | 'nearest-there-is';

/** A place like another one. */
export type Peer = {
  placeId: string;
  /** Euclidean distance on standard scores, 0 or more. */
  distance: number;
  likeness: Likeness;
  /** What both are like, the most alike first: values as they are known, and how many standard deviations apart. */
  because: { attribute: Attribute; own: number; theirs: number; apart: number }[];
};

/** So many peers, and never fewer than may be compared with. */
const [MOST, FEWEST] = [5, 3];

/**
 * Up to a quarter of a standard deviation is what the What Works Clearinghouse takes for groups that may be compared at
 * all (Standards 5.0, baseline equivalence). Two places drawn at random differ by √2; half of that is still alike.
 */
const [VERY_ALIKE, ALIKE] = [0.25, Math.SQRT1_2];

/** @param distance on standard scores of so many attributes */
export function likenessOf(distance: number, attributes: number): Likeness {
  const average = distance / Math.sqrt(attributes);
  return average <= VERY_ALIKE ? 'very-alike' : average <= ALIKE ? 'alike' : 'nearest-there-is';
}

/** Whether two places are much the same in one attribute, so many standard deviations apart. */
export const areMuchTheSame = (apart: number): boolean => apart <= VERY_ALIKE;

/**
 * The peers of a place: those nearest to it in all that places are matched on, the nearest first, and of two as near the
 * one whose id comes first. Of many places five, of few the nearer half, but three where there are as many. None where it is
 * not among the profiles, or nothing is known to match on.
 */
export function peersOf(placeId: string, { on, scores }: Profiles, known: PlaceAttributes): Peer[] {
  const ids = [...scores.keys()];
  const own = ids.indexOf(placeId);
  if (own < 0 || on.length === 0) return [];
  const count = Math.min(MOST, Math.max(FEWEST, Math.floor((ids.length - 1) / 2)));
  return nearest([...scores.values()], own, count).map(({ index, distance }) => {
    const peer = ids[index] as string;
    const because = on.map((attribute, at) => ({
      attribute,
      own: known.get(placeId)?.[attribute.id] as number,
      theirs: known.get(peer)?.[attribute.id] as number,
      apart: Math.abs((scores.get(placeId)?.[at] as number) - (scores.get(peer)?.[at] as number)),
    }));
    return {
      placeId: peer,
      distance,
      likeness: likenessOf(distance, on.length),
      because: because.sort((a, b) => a.apart - b.apart),
    };
  });
}

/** Whether there are enough of them to say anything. */
export const areEnough = (peers: readonly unknown[]): boolean => peers.length >= FEWEST;
