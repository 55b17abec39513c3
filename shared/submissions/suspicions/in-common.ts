import type { Comparison } from './comparison.ts';
import type { FileFacts, PlaceFacts } from './file-facts.ts';

/** A place that is in this file and in one of the period before. */
export type InCommon = { placeId: string; now: PlaceFacts; before: PlaceFacts };

/** What can be compared: the places that this file shares with those of the period before. */
export function inCommon(facts: FileFacts, { before }: Pick<Comparison, 'before'>): InCommon[] {
  const earlier = Object.assign({}, ...(before?.files ?? []).map(({ places }) => places)) as FileFacts;
  return Object.entries(facts).flatMap(([placeId, now]) => {
    const then = earlier[placeId];
    return then ? [{ placeId, now, before: then }] : [];
  });
}

/** Whether a number differs from another by more than is left to chance: by so many, and by so large a share of it. */
export const differsMuch = (difference: number, before: number, { students, share }: Limits): boolean =>
  difference > students && difference > share * before;

type Limits = { students: number; share: number };
