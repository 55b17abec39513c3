import type { InCommon } from './in-common.ts';
import { SUSPICION } from './settings.ts';

/** Student groups of more than ten that the places of a file had before, and of which it has nobody now; sorted. */
export function groupsMissing(common: readonly InCommon[]): string[] {
  const before = new Map<string, number>();
  for (const one of common) {
    for (const [group, count] of Object.entries(one.before.groups)) before.set(group, (before.get(group) ?? 0) + count);
  }
  const now = new Set(common.flatMap((one) => Object.keys(one.now.groups)));
  return [...before]
    .filter(([group, count]) => count > SUSPICION.students && !now.has(group))
    .map(([group]) => group)
    .sort();
}
