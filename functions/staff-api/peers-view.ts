import type { BrightSpotsView, PeersView } from '../../shared/api/peers.ts';
import { shownValue } from '../../shared/api/shown-value.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { comparePeriods } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import type { StudentGroup } from '../../shared/catalog/student-group.ts';
import { isClear } from '../../shared/peers/beside-peers.ts';
import { brightSpots } from '../../shared/peers/bright-spots.ts';
import type { PeersWorld } from '../../shared/peers/compare-group.ts';
import { type PlaceBesidePeers, placeBesidePeers } from '../../shared/peers/place-beside-peers.ts';
import { FALSE_DISCOVERY_RATE } from '../../shared/signals/scan.ts';

/** What peers are looked up in: an indicator with all its fields. */
export type PeersViewWorld = PeersWorld & { indicator: Indicator };

/** A place beside its peers, as it is told. */
export async function peersViewOf(place: Place, group: StudentGroup, world: PeersViewWorld): Promise<PeersView> {
  const { id, name, kind } = place;
  const about = { indicator: indicatorOf(world.indicator), place: { id, name, kind }, group };
  const found = await placeBesidePeers(place, group, world);
  if (!found) {
    const latest = [...(world.series.get(id) ?? [])].sort((a, b) => comparePeriods(a.period, b.period)).at(-1);
    const nothing = { matchedOn: [], notMatchedOn: [], peers: [], others: [], withoutValue: [], withoutAttributes: [] };
    const value = shownValue(latest?.cells[group]);
    return { ...about, value, ...nothing, comparison: { cannotSay: 'no-value' } };
  }
  const named = namesOf(world.places);
  const { on, notOn, without } = found.profiles;
  return {
    ...about,
    period: found.period,
    value: shownValue(found.own),
    matchedOn: on.map(({ unit, ...attribute }) => ({
      ...{ id: attribute.id, name: attribute.name, kind: attribute.kind, ...(unit !== undefined && { unit }) },
      own: found.attributes[attribute.id] as number,
    })),
    notMatchedOn: notOn.map(({ attribute, because }) => ({ id: attribute.id, name: attribute.name, because })),
    peers: found.peers.map(({ placeId, counts, distance, likeness, because }) => ({
      ...{ place: named(placeId), value: shownValue(counts), distance: round(distance, 100), likeness },
      because: because.map(({ attribute, theirs, apart }) => ({
        ...{ attribute: attribute.id, value: theirs, apart: round(apart, 100) },
      })),
    })),
    others: found.others
      .map(({ placeId, counts }) => ({ place: named(placeId), value: shownValue(counts) }))
      .sort((a, b) => byName(a.place, b.place)),
    withoutValue: found.withoutValue.map(named).sort(byName),
    withoutAttributes: without
      .map(({ placeId, attributes }) => ({ ...named(placeId), attributes: attributes.map((one) => one.name) }))
      .sort(byName),
    comparison: comparisonOf(found.comparison, world.indicator),
  };
}

function comparisonOf(found: PlaceBesidePeers['comparison'], { betterWhen }: Indicator): PeersView['comparison'] {
  if ('cannotSay' in found) return found;
  const { mean, deviation, difference, interval, p } = found;
  const isBetter = difference > 0 === (betterWhen === 'higher');
  return {
    mean: inPercent(mean),
    deviation: inPercent(deviation),
    difference: inPercent(difference),
    interval: [inPercent(interval[0]), inPercent(interval[1])],
    p,
    verdict: isClear(found) ? (isBetter ? 'better' : 'worse') : 'no-clear-difference',
  };
}

/** Where an indicator does better than at similar places, as it is told. */
export async function brightSpotsViewOf(world: PeersViewWorld): Promise<BrightSpotsView> {
  const { spots, comparisons, places } = await brightSpots(world);
  return {
    indicator: indicatorOf(world.indicator),
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    comparisons,
    places,
    spots: spots.map(({ place, group, period, counts, than }) => ({
      ...{ place: { id: place.id, name: place.name, kind: place.kind }, group, period, value: shownValue(counts) },
      than: than.map(({ kind, share, difference }) => ({
        ...{ kind, percent: inPercent(share), points: inPercent(difference) },
      })),
    })),
  };
}

const indicatorOf = ({ id, name, betterWhen, edition, source }: Indicator) => ({
  ...{ id, name, betterWhen, edition, source },
});

function namesOf(places: readonly Place[]) {
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return (id: string) => ({ id, name: names.get(id) ?? id });
}

type Named = { id: string; name: string };
const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);

/** A share as percent, or their difference as points, with one decimal. */
const inPercent = (share: number) => round(100 * share, 10);
const round = (value: number, parts: number) => Math.round(value * parts) / parts + 0;
