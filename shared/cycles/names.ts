import { describeGroup } from '../catalog/dimensions.ts';
import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { listText } from '../mail/wording.ts';
import type { Arm } from './cycle.ts';

const NAMED = 3;
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const plurals = { school: 'schools', district: 'districts', region: 'regions' } as const;

/** A small number as a word: `six`, `12`. */
export const inWords = (count: number): string => numbers[count] ?? String(count);

/** `two schools`, `one district`; of several kinds `three places`. */
export function countPlaces(places: readonly Pick<Place, 'kind'>[]): string {
  const kinds = new Set(places.map(({ kind }) => kind));
  const [kind] = kinds;
  if (places.length === 1) return `one ${kind ?? 'place'}`;
  return `${inWords(places.length)} ${kinds.size === 1 && kind ? plurals[kind] : 'places'}`;
}

/** An arm within a sentence: up to three places by name, else how many, and of which students. */
export function armName(
  { placeIds, group }: Pick<Arm, 'placeIds' | 'group'>,
  places: readonly Pick<Place, 'id' | 'name' | 'kind'>[],
): string {
  const found = placeIds.flatMap((id) => places.find((place) => place.id === id) ?? []);
  const where = found.length > NAMED ? countPlaces(found) : listText(found.map(({ name }) => name));
  return group === ALL_STUDENTS ? where : `${describeGroup(group)} at ${where}`;
}
