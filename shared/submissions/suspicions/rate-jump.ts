import type { Indicator } from '../../catalog/indicator.ts';
import type { Period } from '../../catalog/period.ts';
import { ALL_STUDENTS } from '../../catalog/student-group.ts';
import type { Counts } from '../../measures/measure.ts';
import { measureSection } from '../../measures/measure-section.ts';
import type { Block } from '../block.ts';
import type { Section } from '../current.ts';
import type { Comparison } from './comparison.ts';
import { isJump, type UsualRate } from './usual-rate.ts';

/** A value beyond its series' limits. */
export type RateJump = { indicator: string; placeId: string; counts: Counts; usual: UsualRate };

/**
 * Values of all students that a file would give its places and that lie far from what is published of them.
 *
 * @param isWhole whether the file has every place, so that its total is the place's
 */
export function rateJumps(
  blocks: ReadonlyMap<string, Block>,
  section: Section,
  { period, usual, minimumStudents }: Pick<Comparison, 'period' | 'usual' | 'minimumStudents'>,
  isWhole: boolean,
): RateJump[] {
  return usual.flatMap(({ indicator, places }) =>
    measured(indicator, section, period, blocks).flatMap(({ placeId, cells }) => {
      const [counts, own] = [cells[ALL_STUDENTS], places[placeId]];
      if (!own || counts === undefined || counts === 'suppressed-at-source') return [];
      if (placeId === section.id && !isWhole) return [];
      if (counts.denominator < minimumStudents || !isJump(own, counts)) return [];
      return [{ indicator: indicator.name, placeId, counts, usual: own }];
    }),
  );
}

const measured = (indicator: Indicator, section: Section, period: Period, blocks: ReadonlyMap<string, Block>) =>
  measureSection(indicator, section, [{ period, blocks }]);
