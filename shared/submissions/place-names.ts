import { plain } from '../catalog/dimensions.ts';
import type { Place } from '../catalog/place.ts';

/** What a name in a file means: a place of the partner, one of another partner, or nothing known. */
export type NamedPlace = number | 'foreign' | 'unknown' | 'missing';

/**
 * Finds places by id, name or code as files write them, without case, spacing and punctuation; codes of digits also
 * without leading zeros, where that is unambiguous. Gives the number of the place in `own`.
 */
export function placeNames(own: Place[], others: Place[]): (text: string) => NamedPlace {
  const exact = index(own, (text) => text);
  const loose = index(own, withoutZeros);
  const foreign = index(others, (text) => text);
  return (text) => {
    const name = plain(text);
    if (name === '' || name === 'null') return 'missing';
    const found = exact.get(name) ?? loose.get(withoutZeros(name));
    if (found !== undefined && found >= 0) return found;
    return foreign.has(name) ? 'foreign' : 'unknown';
  };
}

function withoutZeros(name: string): string {
  return /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, '') : name;
}

/** Names to places; -1 for a name that two places have. */
function index(places: Place[], key: (name: string) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [number, { id, name, codes }] of places.entries()) {
    for (const one of new Set([id, name, ...codes].map((text) => key(plain(text))))) {
      if (one === '') continue;
      const known = found.get(one);
      found.set(one, known === undefined || known === number ? number : -1);
    }
  }
  return found;
}
