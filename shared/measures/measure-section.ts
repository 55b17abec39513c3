import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Block } from '../submissions/block.ts';
import type { Section } from '../submissions/current.ts';
import type { Measure } from './measure.ts';
import { measurePlace } from './measure-place.ts';
import { rollUp } from './roll-up.ts';

/**
 * The measures of one section of the tree from the blocks that count now: every place that has data, and the district
 * above them. Students are counted once in their district; counts that came already aggregated are added up. A section is
 * told by its first place: the district, or the region with what was sent of itself.
 */
export function measureSection(
  indicator: Indicator,
  period: Period,
  { id, placeIds }: Section,
  blocks: Map<string, Block>,
): Measure[] {
  const measure = (placeId: string, of: Block[]): Measure => ({
    indicatorId: indicator.id,
    placeId,
    period,
    parts: [],
    ...measurePlace(indicator, period, of),
  });
  const within = placeIds
    .filter((placeId) => placeId !== id)
    .flatMap((placeId) => {
      const block = blocks.get(placeId);
      return block ? [measure(placeId, [block])] : [];
    })
    .filter(hasData);
  const ownBlock = blocks.get(id);
  const own = measure(id, ownBlock ? [ownBlock] : []);
  const top: Measure =
    indicator.definition.kind === 'proportion'
      ? { ...own, ...rollUp(within, own.cells) }
      : { ...measure(id, [...blocks.values()]), parts: within.map(({ placeId }) => placeId).sort() };
  return [top, ...within].filter(hasData);
}

function hasData({ cells, notCounted }: Measure): boolean {
  return Object.keys(cells).length > 0 || notCounted > 0;
}
