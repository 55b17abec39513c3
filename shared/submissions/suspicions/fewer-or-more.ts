import { differsMuch, type InCommon } from './in-common.ts';
import { SUSPICION } from './settings.ts';

/** A place, or all that are compared together, with its size before and now. */
export type SizeChange = { placeId: string | 'all'; before: number; now: number };

/**
 * Where a file has many fewer students than before: all places together, else the single ones. Within a school year only,
 * since a school's classes differ in size.
 */
export function fewerStudents(common: readonly InCommon[], withinYear: boolean): SizeChange[] {
  return changes(common, withinYear, ({ before, now }) => before - now);
}

/** The same for many more. */
export function moreStudents(common: readonly InCommon[], withinYear: boolean): SizeChange[] {
  return changes(common, withinYear, ({ before, now }) => now - before);
}

function changes(common: readonly InCommon[], withinYear: boolean, by: (change: SizeChange) => number): SizeChange[] {
  const single = common.map(({ placeId, before, now }) => ({ placeId, before: before.size, now: now.size }));
  const sum = (side: 'before' | 'now') => single.reduce((all, one) => all + one[side], 0);
  const whole: SizeChange = { placeId: 'all', before: sum('before'), now: sum('now') };
  const isMuch = (change: SizeChange) => differsMuch(by(change), change.before, SUSPICION);
  if (isMuch(whole)) return [whole];
  return withinYear ? single.filter(isMuch) : [];
}
