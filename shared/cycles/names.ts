import { describeGroup } from '../catalog/dimensions.ts';
import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { among, capitalized, listText } from '../mail/wording.ts';
import type { Arm } from './cycle.ts';

type Named = Pick<Place, 'id' | 'name' | 'kind'>;

/** More are counted, not named. */
const NAMED = 3;
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const plurals = { school: 'schools', district: 'districts', region: 'regions' } as const;

/** Places of an arm that are known, in its order. */
const placesIn = ({ placeIds }: Pick<Arm, 'placeIds'>, places: readonly Named[]): Named[] =>
  placeIds.flatMap((id) => places.find((place) => place.id === id) ?? []);

/** `two schools`, `one district`; of several kinds `three places`. */
export function countPlaces(arm: Pick<Arm, 'placeIds'>, places: readonly Named[]): string {
  const found = placesIn(arm, places);
  const kinds = new Set(found.map(({ kind }) => kind));
  const [kind] = kinds;
  if (found.length === 1) return `one ${kind ?? 'place'}`;
  const many = kinds.size === 1 && kind ? plurals[kind] : 'places';
  return `${numbers[found.length] ?? found.length} ${many}`;
}

/** Up to three places by name, else how many. */
export function namePlaces(arm: Pick<Arm, 'placeIds'>, places: readonly Named[]): string {
  const found = placesIn(arm, places);
  return found.length > NAMED ? countPlaces(arm, places) : listText(found.map(({ name }) => name));
}

/** An arm as it begins a sentence. */
export function armName(arm: Arm, places: readonly Named[]): string {
  const where = namePlaces(arm, places);
  return arm.group === ALL_STUDENTS ? capitalized(where) : `${describeGroup(arm.group)} at ${where}`;
}

/** Where an arm is, within a sentence: `at Harbor and Linden`, `among English learners at Harbor`, `in Rivermouth`. */
export function whereArm({ group, ...arm }: Arm, places: readonly Named[]): string {
  const preposition = placesIn(arm, places).every(({ kind }) => kind === 'region') ? 'in' : 'at';
  const where = `${preposition} ${namePlaces(arm, places)}`;
  return group === ALL_STUDENTS ? where : `${among(group)} ${where}`;
}
