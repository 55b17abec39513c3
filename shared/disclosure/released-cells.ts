import type { Measure } from '../measures/measure.ts';
import { meanOf } from '../statistics/mean.ts';
import type { Decision } from './decide.ts';
import { countsOf, type Gain, type Released, type ReleasedCell } from './release.ts';
import type { DisclosureSettings } from './settings.ts';
import { cellKey } from './table.ts';
import { type TopBottomCoding, topBottomCode } from './top-bottom-coding.ts';

/** Measures as far as a decision shows them: the only way from true counts to anything that anyone sees. */
export function releaseOf(
  measures: Measure[],
  { table, statuses }: Pick<Decision, 'table' | 'statuses'>,
  { minimumEitherSide, minimumStudents }: DisclosureSettings,
  coding: TopBottomCoding = [],
): Released[] {
  const shown = (placeId: string, group: string): ReleasedCell => {
    const index = table.index.get(cellKey(placeId, group)) ?? -1;
    const cell = table.cells[index];
    const status = statuses[index] ?? 'hidden';
    if (!cell || status === 'hidden') return 'hidden';
    const counts = { numerator: cell.meets, denominator: cell.meets + cell.not };
    if (status === 'shown') return topBottomCode(counts, coding);
    return { denominator: counts.denominator, coded: status, fewerThan: minimumEitherSide };
  };
  return measures.map(({ indicatorId, placeId, period, parts, without, cells, gains = {} }) => {
    const released = Object.fromEntries(Object.keys(cells).map((group) => [group, shown(placeId, group)]));
    const told = Object.entries(gains).flatMap(([group, sums]): [string, Gain][] => {
      const isTold = countsOf(released[group]) !== undefined && sums.count >= minimumStudents;
      const gain = isTold ? meanOf(sums) : undefined;
      if (!gain?.interval) return [];
      const [low, high] = gain.interval;
      return [[group, { perWeek: inTenths(gain.mean), interval: [inTenths(low), inTenths(high)] }]];
    });
    return {
      indicatorId,
      placeId,
      period,
      parts,
      ...(without && { without }),
      cells: released,
      ...(told.length > 0 && { gains: Object.fromEntries(told) }),
    };
  });
}

/** Finer would tell more of single students than of the group. */
const inTenths = (gain: number) => Math.round(gain * 10) / 10 + 0;
