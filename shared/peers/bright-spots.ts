import { NOT_REPORTED } from '../catalog/dimensions.ts';
import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import { FALSE_DISCOVERY_RATE } from '../signals/scan.ts';
import { discoveries } from '../statistics/p-adjust.ts';
import { type Better, type Compared, compareGroup, type PeersWorld } from './compare-group.ts';
import type { Series } from './compared-period.ts';

/** A group at a place that does better than places like it, beyond chance, although so many were looked at. */
export type BrightSpot = Pick<Compared, 'place' | 'group' | 'period' | 'counts'> & {
  /** What it does better than: the mean of its peers, what is expected from its attributes, or both. */
  than: Better[];
};

export type BrightSpots = {
  spots: BrightSpot[];
  /** Comparisons that were made, over which the false discovery rate is held; and of how many places. */
  comparisons: number;
  places: number;
};

/** The region has no other like it. */
const kinds = ['district', 'school'] as const;

/**
 * The places, and groups of students in them, that do better than their peers or than expected from their attributes. Of
 * those told at most 5% are expected to be chance (Benjamini and Hochberg over every place, group and comparison together);
 * each is tested for being better alone, for nothing else is told. What is better than its peers is clearly so by its own
 * page too. Ordered by name and group: it is no ranking.
 */
export async function brightSpots(world: PeersWorld): Promise<BrightSpots> {
  const compared: Compared[] = [];
  for (const kind of kinds) {
    const places = world.places.filter((place) => place.kind === kind);
    for (const group of groupsOf(places, world.series)) compared.push(...(await compareGroup(group, places, world)));
  }
  const isFound = discoveries(
    compared.map(({ p }) => p),
    FALSE_DISCOVERY_RATE,
  );
  const told = compared.filter(({ isClear }, at) => isFound[at] && isClear);
  const spots = [...Map.groupBy(told, ({ place, group }) => `${place.id} ${group}`).values()].flatMap((same) =>
    same.slice(0, 1).map(({ p: _, isClear: __, ...spot }) => ({ ...spot, than: same.map(({ than }) => than) })),
  );
  const places = new Set(compared.map(({ place }) => place.id)).size;
  return { spots: spots.sort(byName), comparisons: compared.length, places };
}

/** All that have a cell; who is in none of a dimension's groups is no group. */
function groupsOf(places: readonly Place[], series: Series): StudentGroup[] {
  const groups = places.flatMap(({ id }) => (series.get(id) ?? []).flatMap(({ cells }) => Object.keys(cells)));
  return [...new Set(groups)].filter((group) => !group.endsWith(`:${NOT_REPORTED}`)).sort();
}

function byName(a: BrightSpot, b: BrightSpot): number {
  const [one, two] = [a, b].map(({ group }) => (group === ALL_STUDENTS ? '' : group)) as [string, string];
  return (
    a.place.name.localeCompare(b.place.name, 'en', { numeric: true }) ||
    compare(a.place.id, b.place.id) ||
    compare(one, two)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
