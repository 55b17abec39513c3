import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Block } from '../submissions/block.ts';
import type { Section } from '../submissions/current.ts';
import type { Measure } from './measure.ts';
import { measurePlace, type PeriodBlocks } from './measure-place.ts';
import { rollUp } from './roll-up.ts';

/** The blocks that count in one period, by place. */
export type SectionBlocks = { period: Period; blocks: ReadonlyMap<string, Block> };

/**
 * The measures of one section of the tree from the blocks that count now: every place that has data, and the district
 * above them. Students are counted once in their district; counts that came already aggregated are added up. A section is
 * told by its first place: the district, or the region with what was sent of itself.
 *
 * @param periods those that the indicator reads, its own last
 */
export function measureSection(
  indicator: Indicator,
  { id, placeIds }: Section,
  periods: readonly SectionBlocks[],
): Measure[] {
  const own = periods.at(-1);
  if (!own) return [];
  const { period, blocks } = own;
  const measure = (placeId: string, isHere: (one: string) => boolean): Measure => ({
    indicatorId: indicator.id,
    placeId,
    period,
    parts: [],
    ...measurePlace(indicator, blocksAt(periods, isHere)),
  });
  const within = placeIds
    .filter((placeId) => placeId !== id && blocks.has(placeId))
    .map((placeId) => measure(placeId, (one) => one === placeId))
    .filter(hasData);
  const top: Measure =
    indicator.definition.kind === 'proportion'
      ? withParts(
          measure(id, (one) => one === id),
          within,
        )
      : { ...measure(id, () => true), parts: within.map(({ placeId }) => placeId).sort() };
  return [top, ...within].filter(hasData);
}

const withParts = (own: Measure, parts: Measure[]): Measure => ({ ...own, ...rollUp(parts, own.cells) });

function blocksAt(periods: readonly SectionBlocks[], isHere: (placeId: string) => boolean): PeriodBlocks[] {
  return periods.map(({ period, blocks }) => {
    const placed = [...blocks].map(([placeId, block]) => ({ isHere: isHere(placeId), block }));
    const side = (wanted: boolean) => placed.filter((one) => one.isHere === wanted).map(({ block }) => block);
    return { period, here: side(true), elsewhere: side(false) };
  });
}

function hasData({ cells, notCounted }: Measure): boolean {
  return Object.keys(cells).length > 0 || notCounted > 0;
}
