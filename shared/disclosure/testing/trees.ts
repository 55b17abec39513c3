import type { Place } from '../../catalog/place.ts';
import { measureOf } from '../../measures/testing/measures.ts';
import type { Released } from '../release.ts';

export const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
  id,
  kind,
  name: id,
  codes: [],
  ...(parentId && { parentId }),
});

/** What is shown of each place: denominators, or `hidden`. */
export function shown(released: Released[]): Record<string, Record<string, number | 'hidden'>> {
  return Object.fromEntries(
    released.map(({ placeId, cells }) => [
      placeId,
      Object.fromEntries(
        Object.entries(cells).map(([group, cell]) => [group, cell === 'hidden' ? cell : cell.denominator]),
      ),
    ]),
  );
}

export const school = (id: string, students: Record<string, number | null>) =>
  measureOf(
    id,
    Object.fromEntries(Object.entries(students).map(([group, n]) => [group, n === null ? null : [n >> 1, n]])),
  );
