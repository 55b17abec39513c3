import type { GapDefinition } from '../../shared/catalog/student-group.ts';
import type { FieldError } from '../http/problem.ts';

type Known = { get(id: string): Promise<object | undefined> };

/** An error unless `id` names something that is there; none for an id that was left out. */
export async function mustExist(known: Known, field: string, id: string | undefined): Promise<FieldError[]> {
  if (id === undefined || (await known.get(id))) return [];
  return [{ field, message: `names ${id}, which is not there` }];
}

/** An error for each id that names none of what is there. */
export function unknownIn(known: readonly { id: string }[], field: string, ids: readonly string[]): FieldError[] {
  const there = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !there.has(id)).map((id) => ({ field, message: `names ${id}, which is not there` }));
}

/** Two groups can be compared when they are different values of one dimension. */
export function checkGap({ focal, reference }: GapDefinition, at = ''): FieldError[] {
  const dimension = (group: string) => group.split(':', 1)[0];
  if (focal === 'all') return [{ field: `${at}focal`, message: 'must be one student group, not all students' }];
  if (focal === reference) return [{ field: `${at}reference`, message: 'must be another group than the focal one' }];
  if (dimension(focal) === dimension(reference)) return [];
  return [{ field: `${at}reference`, message: `must be of the same dimension as ${focal}` }];
}

/** Names for a sentence: all of a few, a count of many. */
export function inWords(what: string, ids: string[]): string[] {
  if (ids.length === 0) return [];
  return [ids.length > 3 ? `${ids.length} ${what}s` : `${what} ${ids.join(', ')}`];
}
