import { plain, slug } from './dimensions.ts';
import { CUT, PROGRAM } from './program.ts';

/** With its prefix it fits into the dimension of a student group. */
const LONGEST = 31;
const MARK = 5;

/**
 * The dimension of those in a program and those who are not, from the name of the program: the same for all spellings that
 * differ in case, punctuation or the width of spaces. A name that does not fit, or has letters of another script, is cut
 * and marked, so that two names stay two. Undefined for a name without letters and digits.
 *
 * @example programDimension('Reading-Coaching ') // 'program_reading_coaching'
 * @example programDimension('Kindergarten readiness summer academy') // 'program_kindergarten_readiness__hgn84'
 */
export function programDimension(name: string): string | undefined {
  const letters = plain(name.normalize('NFKD').replace(/\p{M}/gu, ''));
  if (letters === '') return undefined;
  const words = slug(name);
  if (words.length <= LONGEST && words.replaceAll('_', '') === letters) return `${PROGRAM}${words}`;
  const cut = words.slice(0, LONGEST - CUT.length - MARK).replace(/_[^_]*$|_$/, '');
  return `${PROGRAM}${cut}${CUT}${markOf(letters)}`;
}

/** FNV-1a of the letters, as five characters. */
function markOf(letters: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(letters)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 0) % 36 ** MARK).toString(36).padStart(MARK, '0');
}

/**
 * Dimensions of programs whose names differ only in their spaces, such as `Afterschool` and `After-school`, as one: by
 * dimension the one that counts, which has the most words. It does not depend on the order, nor on what was made one before.
 */
export function spelledAsOne(dimensions: Iterable<string>): Map<string, string> {
  const all = [...new Set(dimensions)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const first = new Map<string, string>();
  return new Map(
    all.map((dimension) => {
      const letters = dimension.includes(CUT) ? dimension : dimension.replaceAll('_', '');
      const counts = first.get(letters) ?? dimension;
      first.set(letters, counts);
      return [dimension, counts];
    }),
  );
}
