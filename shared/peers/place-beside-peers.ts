import { type Period, schoolYear } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Counts } from '../measures/measure.ts';
import type { OneAgainstSample } from '../statistics/one-against-sample.ts';
import { besidePeers } from './beside-peers.ts';
import type { PeersWorld } from './compare-group.ts';
import { comparedPeriod, countsIn } from './compared-period.ts';
import { areEnough, type Peer, peersOf } from './peers.ts';
import { type Profiles, profilesOf } from './profiles.ts';

/** A group at a place, with the same group at the places most like it and at all others of its kind, in one period. */
export type PlaceBesidePeers = {
  period: Period;
  own: Counts;
  /** What the place itself is like, by attribute, as far as it may be shown. */
  attributes: Readonly<Record<string, number>>;
  profiles: Profiles;
  /** The nearest first. */
  peers: (Peer & { counts: Counts })[];
  /** Places with a value that are no peers; ids, in order. */
  others: { placeId: string; counts: Counts }[];
  /** Places of the kind whose value is hidden or did not come; ids, in order. */
  withoutValue: string[];
  comparison: OneAgainstSample | CannotSay;
};

/** Nothing is known to match on; fewer than 3 places are known well enough; or nobody, or everybody, meets the definition. */
type CannotSay = { cannotSay: 'nothing-to-match-on' | 'too-few-peers' | 'all-the-same' };

/** Undefined where no value of the place may be shown in a period in which others have one. */
export async function placeBesidePeers(
  place: Place,
  group: StudentGroup,
  { places, series, attributes, attributesIn }: Omit<PeersWorld, 'indicator'>,
): Promise<PlaceBesidePeers | undefined> {
  const ids = places
    // Who never had a value is of another level of school, and no peer.
    .filter(({ id, kind }) => kind === place.kind && series.has(id))
    .map(({ id }) => id)
    .sort();
  const period = comparedPeriod(series, ids, group, place.id);
  const counts = period === undefined ? undefined : countsIn(series, ids, group, period);
  const own = counts?.get(place.id);
  if (period === undefined || !counts || !own) return undefined;
  const known = await attributesIn(schoolYear(period));
  const profiles = profilesOf([...counts.keys()], attributes, known, place.id);
  const peers = peersOf(place.id, profiles, known).flatMap((peer) => {
    const theirs = counts.get(peer.placeId);
    return theirs ? [{ ...peer, counts: theirs }] : [];
  });
  const isPeer = new Set([place.id, ...peers.map(({ placeId }) => placeId)]);
  return {
    period,
    own,
    attributes: known.get(place.id) ?? {},
    profiles,
    peers,
    others: [...counts].filter(([id]) => !isPeer.has(id)).map(([placeId, theirs]) => ({ placeId, counts: theirs })),
    withoutValue: ids.filter((id) => !counts.has(id)),
    comparison: comparisonOf(own, peers, profiles),
  };
}

function comparisonOf(own: Counts, peers: PlaceBesidePeers['peers'], { on }: Profiles): OneAgainstSample | CannotSay {
  if (on.length === 0) return { cannotSay: 'nothing-to-match-on' };
  if (!areEnough(peers)) return { cannotSay: 'too-few-peers' };
  const theirs = peers.map(({ counts }) => counts);
  return besidePeers(own, theirs) ?? { cannotSay: 'all-the-same' };
}
