import { isDeepStrictEqual } from 'node:util';
import { countsOf, type Gain, type Released } from './release.ts';

/**
 * Marks the places of a release whose shown values differ from those that an earlier release of the same period showed,
 * although they are made from the same parts: a file was corrected. More parts coming in restate nothing. The mark stays.
 */
export function markRestated(released: Released[], earlier: Released[]): Released[] {
  const byPlace = new Map(earlier.map((one) => [one.placeId, one]));
  return released.map((one) => {
    const before = byPlace.get(one.placeId);
    return before && (before.restated || isRestated(before, one)) ? { ...one, restated: true } : one;
  });
}

function isRestated(before: Released, after: Released): boolean {
  if (before.parts.join() !== after.parts.join()) return false;
  if (Object.entries(after.gains ?? {}).some(([group, gain]) => differs(before.gains?.[group], gain))) return true;
  return Object.entries(after.cells).some(([group, cell]) => {
    const [old, now] = [countsOf(before.cells[group]), countsOf(cell)];
    return old && now && (old.numerator !== now.numerator || old.denominator !== now.denominator);
  });
}

/** A gain that was not told before is none that was restated. */
const differs = (old: Gain | undefined, now: Gain) => old !== undefined && !isDeepStrictEqual(old, now);
