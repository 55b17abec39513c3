import { type Place, placeSchema } from '../../shared/catalog/place.ts';
import { placesOf } from '../../shared/cycles/touching.ts';
import type { Versioned } from '../../shared/store/store.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { inWords, mustExist } from './references.ts';

const parentKind = { region: undefined, district: 'region', school: 'district' } as const;

/** One region holds districts, a district holds schools; a place that files report on stays where it is. */
export function placePolicy({ store }: StaffPorts): RecordPolicy<Place> {
  const reportedOn = async (id: string) =>
    (await store.manifests.all()).some(({ entries }) => entries.some(({ placeIds }) => placeIds.includes(id)));
  return {
    word: 'place',
    schema: placeSchema,
    collection: store.places,
    async check(place, stored) {
      const others = (await store.places.list()).filter(({ id }) => id !== place.id);
      const owner = await mustExist(store.owners, 'ownerId', place.ownerId);
      const errors = [...checkParent(place, others), ...checkKind(place, stored, others), ...owner];
      const moves = stored && stored.parentId !== place.parentId;
      if (moves && (await reportedOn(place.id))) {
        errors.push({ field: 'parentId', message: 'must stay as it is, because files have reported on this place' });
      }
      return errors;
    },
    async referrers({ id }) {
      const [places, partners, schedules, indicators, rules, cycles, owners, reported] = await Promise.all([
        store.places.list(),
        store.partners.list(),
        store.schedules.list(),
        store.indicators.list(),
        store.rules.list(),
        store.cycles.list(),
        store.owners.list(),
        reportedOn(id),
      ]);
      const ids = (records: { id: string }[]) => records.map((record) => record.id);
      return [
        ...inWords('place', ids(places.filter(({ parentId }) => parentId === id))),
        ...inWords('partner', ids(partners.filter(({ placeId }) => placeId === id))),
        ...inWords('schedule', ids(schedules.filter(({ placeIds }) => placeIds?.includes(id)))),
        ...inWords(
          'indicator',
          ids(indicators.filter(({ targets }) => targets?.some(({ placeId }) => placeId === id))),
        ),
        ...inWords('rule', ids(rules.filter(({ placeIds }) => placeIds?.includes(id)))),
        ...inWords('cycle', ids(cycles.filter((cycle) => placesOf(cycle).includes(id)))),
        ...inWords('owner', ids(owners.filter(({ placeIds }) => placeIds?.includes(id)))),
        ...(reported ? ['files that reported on it'] : []),
      ];
    },
  };
}

function checkParent(place: Place, others: Place[]): FieldError[] {
  const needed = parentKind[place.kind];
  if (!needed) {
    return place.parentId === undefined ? [] : [{ field: 'parentId', message: 'must be left out for the region' }];
  }
  if (place.parentId === undefined)
    return [{ field: 'parentId', message: `is missing: a ${place.kind} lies in a ${needed}` }];
  const parent = others.find(({ id }) => id === place.parentId);
  if (parent?.kind === needed) return [];
  const what = parent ? `a ${parent.kind}` : 'which is not there';
  return [{ field: 'parentId', message: `names ${place.parentId}, ${what}; a ${place.kind} lies in a ${needed}` }];
}

function checkKind(place: Place, stored: Versioned<Place> | undefined, others: Place[]): FieldError[] {
  const region = others.find(({ kind }) => kind === 'region');
  if (place.kind === 'region' && region) {
    return [{ field: 'kind', message: `must not be region: ${region.id} is the region, and there is one` }];
  }
  const holdsPlaces = others.some(({ parentId }) => parentId === place.id);
  if (!stored || stored.kind === place.kind || !holdsPlaces) return [];
  return [{ field: 'kind', message: `must stay ${stored.kind} while other places lie in it` }];
}
