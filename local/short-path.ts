import { isAbsolute, relative } from 'node:path';

/** A path as people at this terminal would write it: relative where it lies under the current folder. */
export function shortPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
