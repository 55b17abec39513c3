import { plain } from '../catalog/dimensions.ts';
import type { Place } from '../catalog/place.ts';

/** What a name in a file means: the number of a place of the partner, a place of another partner, or nothing known. */
export type NamedPlace = number | { foreign: Place } | 'unknown' | 'missing';

/** What files of counts write for a school on the row of its district. */
const totals = new Set(['', 'null', 'na', 'all', 'total', 'allschools', 'districttotal', 'districtwide']);

/**
 * Finds places by id, name or code as files write them, without case, spacing and punctuation; codes of digits also
 * without leading zeros and a spreadsheet's `.0`, where that is unambiguous. Gives the number of the place in `own`.
 */
export function placeNames(own: Place[], others: Place[]): (text: string) => NamedPlace {
  const exact = index(own, (text) => text);
  const loose = index(own, withoutZeros);
  const foreign = index(others, (text) => text);
  return (text) => {
    const name = nameOf(text);
    const found = exact.get(name) ?? loose.get(withoutZeros(name));
    if (found !== undefined && found !== AMBIGUOUS) return found;
    if (totals.has(name)) return 'missing';
    const place = others[foreign.get(name) ?? AMBIGUOUS];
    return place ? { foreign: place } : 'unknown';
  };
}

/** A code as local ones are compared: also without leading zeros. */
export const codeOf = (text: string): string => withoutZeros(nameOf(text));

const nameOf = (text: string): string => plain(text.replace(/^\s*(\d+)\.0+\s*$/, '$1'));

function withoutZeros(name: string): string {
  return /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, '') : name;
}

const AMBIGUOUS = -1;

/** Names to places; a name that two places have leads to neither. */
function index(places: Place[], key: (name: string) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [number, { id, name, codes }] of places.entries()) {
    for (const one of new Set([id, name, ...codes].map((text) => key(plain(text))))) {
      if (one !== '') found.set(one, found.has(one) ? AMBIGUOUS : number);
    }
  }
  return found;
}
