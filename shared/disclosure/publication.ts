import { isDeepStrictEqual } from 'node:util';
import type { Period } from '../catalog/period.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Released, ReleasedCell } from './release.ts';
import { type TopBottomCoding, topBottomCode } from './top-bottom-coding.ts';

/** A shown value before and after a release; null where there was, or is, none. */
export type ChangedCell = { before: ReleasedCell | null; after: ReleasedCell | null };

/** What a release changed of the values of all students, by place. It is what was published, and may be hidden since. */
export type Publication = {
  indicatorId: string;
  period: Period;
  /** The number of the data that it was made from, which grows with every file and withdrawal. */
  inputs: number;
  changed: Record<string, ChangedCell>;
};

/** The places whose value of all students differs between two releases of the same period. */
export function changedCells(earlier: Released[], released: Released[]): Publication['changed'] {
  const [before, after] = [earlier, released].map(
    (places) => new Map(places.map(({ placeId, cells }) => [placeId, cells[ALL_STUDENTS] ?? null])),
  ) as [Map<string, ReleasedCell | null>, Map<string, ReleasedCell | null>];
  const placeIds = [...new Set([...before.keys(), ...after.keys()])];
  return Object.fromEntries(
    placeIds
      .map((id) => [id, { before: before.get(id) ?? null, after: after.get(id) ?? null }] as const)
      .filter(([, cell]) => !isDeepStrictEqual(cell.before, cell.after)),
  );
}

/**
 * A value of the past as it may be shown today: hidden where its group is, or is too small by the settings of today, or
 * is told less exactly now.
 */
export function stillShown(
  cell: ReleasedCell | null,
  now: ReleasedCell | undefined,
  minimumGroupSize: number,
  coding: TopBottomCoding,
): ReleasedCell | null {
  if (cell === null) return null;
  if (cell === 'hidden' || now === 'hidden' || cell.denominator < minimumGroupSize) return 'hidden';
  if ('coded' in cell) return cell;
  return now && 'coded' in now ? 'hidden' : topBottomCode(cell, coding);
}
