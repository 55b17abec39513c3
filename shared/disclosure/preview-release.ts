import type { Measure } from '../measures/measure.ts';
import type { Released, ReleasedCell } from './release.ts';
import type { DisclosureSettings } from './settings.ts';
import { type TopBottomCoding, topBottomCode } from './top-bottom-coding.ts';

/**
 * Measures as those may see them before they are released who sent what they are made from: small groups are hidden, and
 * what is hidden now stays so. Only a release hides more, so that no hidden number follows from others; nobody else may
 * see this.
 *
 * @param now what is released of the same period
 */
export function previewRelease(
  measures: readonly Measure[],
  now: readonly Released[],
  { minimumStudents, minimumEitherSide }: Pick<DisclosureSettings, 'minimumStudents' | 'minimumEitherSide'>,
  coding: TopBottomCoding = [],
): Released[] {
  const releasedAt = new Map(now.map((one) => [one.placeId, one.cells]));
  return measures.map(({ indicatorId, placeId, period, parts, cells }) => {
    const shown = Object.entries(cells).map(([group, cell]): [string, ReleasedCell] => {
      if (cell === 'suppressed-at-source' || releasedAt.get(placeId)?.[group] === 'hidden') return [group, 'hidden'];
      const { numerator, denominator } = cell;
      if (denominator < minimumStudents) return [group, 'hidden'];
      const coded = { denominator, fewerThan: minimumEitherSide };
      if (numerator < minimumEitherSide) return [group, { ...coded, coded: 'few' }];
      if (denominator - numerator < minimumEitherSide) return [group, { ...coded, coded: 'nearly-all' }];
      return [group, topBottomCode(cell, coding)];
    });
    return { indicatorId, placeId, period, parts, cells: Object.fromEntries(shown) };
  });
}
