import type { PlaceAttributes } from '../attributes/place-attributes.ts';
import type { Attribute } from '../catalog/attribute.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { type Period, schoolYear } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Counts } from '../measures/measure.ts';
import { besidePeers, isClear } from './beside-peers.ts';
import { beyondPeers } from './beyond-peers.ts';
import { comparedPeriod, countsIn, type Series } from './compared-period.ts';
import { expectedShares } from './expected-shares.ts';
import { peersOf } from './peers.ts';
import { type Profiles, profilesOf } from './profiles.ts';

/** What places are compared by. */
export type PeersWorld = {
  indicator: Pick<Indicator, 'betterWhen'>;
  places: readonly Place[];
  /** All that is published of the indicator. */
  series: Series;
  attributes: readonly Attribute[];
  /** What may be shown of attributes in a school year. */
  attributesIn: (year: string) => Promise<PlaceAttributes>;
};

/** What a share is held against, as a share from 0 to 1; `difference` is the own share minus it. */
export type Better = { kind: 'peers' | 'expected'; share: number; difference: number };

/** One comparison of a group at a place. */
export type Compared = {
  place: Place;
  group: StudentGroup;
  period: Period;
  counts: Counts;
  than: Better;
  /** Of being better, one-sided. */
  p: number;
  /** Whether the place's own page calls it clear. */
  isClear: boolean;
};

type Judged = Better & { placeId: string; pAbove: number; pBelow: number; isClear: boolean };

/** Holds a group at each of some places of a kind against the peers of the place, and against what is expected there. */
export async function compareGroup(
  group: StudentGroup,
  places: readonly Place[],
  world: PeersWorld,
): Promise<Compared[]> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const ids = [...byId.keys()].sort();
  const period = comparedPeriod(world.series, ids, group);
  if (period === undefined) return [];
  const counts = countsIn(world.series, ids, group, period);
  const known = await world.attributesIn(schoolYear(period));
  const profiles = profilesOf([...counts.keys()], world.attributes, known);
  const judged = [...againstPeers(counts, profiles, known), ...againstExpected(counts, profiles)];
  return judged.flatMap(({ placeId, kind, share, difference, pAbove, pBelow, isClear }) => {
    const [place, own] = [byId.get(placeId), counts.get(placeId)];
    const p = world.indicator.betterWhen === 'higher' ? pAbove : pBelow;
    return place && own ? [{ place, group, period, counts: own, than: { kind, share, difference }, p, isClear }] : [];
  });
}

function againstPeers(counts: ReadonlyMap<string, Counts>, profiles: Profiles, known: PlaceAttributes): Judged[] {
  const ids = [...profiles.scores.keys()];
  const peers = new Map(ids.map((id) => [id, peersOf(id, profiles, known).map(({ placeId }) => placeId)]));
  const beyond = beyondPeers(counts, peers);
  return ids.flatMap((placeId) => {
    const [own, among] = [counts.get(placeId), beyond.get(placeId)];
    const theirs = (peers.get(placeId) ?? []).flatMap((id) => counts.get(id) ?? []);
    const beside = own && besidePeers(own, theirs);
    if (!beside || !among) return [];
    const { mean: share, difference } = beside;
    return [{ kind: 'peers', placeId, share, difference, ...among, isClear: isClear(beside) }];
  });
}

function againstExpected(counts: ReadonlyMap<string, Counts>, { scores }: Profiles): Judged[] {
  return expectedShares(counts, scores).map(({ expected: share, ...one }) => ({
    ...{ kind: 'expected', share, isClear: true },
    ...one,
  }));
}
