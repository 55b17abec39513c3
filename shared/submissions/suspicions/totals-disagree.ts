import type { PlaceTree } from '../../catalog/place-tree.ts';
import { ALL_STUDENTS } from '../../catalog/student-group.ts';
import type { Counts } from '../../measures/measure.ts';
import type { Block, CountsBlock } from '../block.ts';

/** A total, and what its parts add up to. */
export type Disagreement = { indicatorId: string; placeId: string; parts: string; total: Counts; sum: Counts };

type Row = CountsBlock['rows'][number];

/**
 * Totals of counts that are less than their parts: a dimension whose values add up to more than all students, or the
 * schools of a district to more than the district. Parts that the source hid count as nobody, and less than the total is
 * no contradiction: some students are in no school, or their group is not told.
 */
export function totalsDisagree(blocks: ReadonlyMap<string, Block>, tree: PlaceTree): Disagreement[] {
  return [...blocks].flatMap(([placeId, block]) => {
    if (block.kind !== 'counts') return [];
    const indicators = new Set(block.rows.map(({ indicatorId }) => indicatorId));
    return [...indicators].flatMap((indicatorId) => {
      const total = countsAt(block, indicatorId);
      if (!total) return [];
      const schools = tree.children(placeId).flatMap(({ id }) => countsAt(blocks.get(id), indicatorId) ?? []);
      const parts = [...dimensionsOf(block, indicatorId), ['its schools', schools] as const];
      return parts
        .map(([name, counts]) => ({ indicatorId, placeId, parts: name, total, sum: sumOf(counts) }))
        .filter(({ sum }) => sum.denominator > total.denominator || sum.numerator > total.numerator);
    });
  });
}

const isOf = (indicatorId: string) => (row: Row) => row.indicatorId === indicatorId;

function countsAt(block: Block | undefined, indicatorId: string): Counts | undefined {
  if (block?.kind !== 'counts') return undefined;
  const row = block.rows.filter(isOf(indicatorId)).find(({ group }) => group === ALL_STUDENTS);
  return row && row.cell !== 'suppressed-at-source' ? row.cell : undefined;
}

/** The counts of each dimension's values; students have one of them. */
function dimensionsOf(block: CountsBlock, indicatorId: string): (readonly [string, Counts[]])[] {
  const named = block.rows.filter(isOf(indicatorId)).filter(({ group }) => group !== ALL_STUDENTS);
  const byDimension = Map.groupBy(named, ({ group }) => group.split(':')[0] ?? '');
  return [...byDimension].map(([dimension, rows]) => [
    `${dimension.replaceAll('_', ' ')}, its groups`,
    rows.flatMap(({ cell }) => (cell === 'suppressed-at-source' ? [] : [cell])),
  ]);
}

const sumOf = (all: readonly Counts[]): Counts => ({
  numerator: all.reduce((sum, one) => sum + one.numerator, 0),
  denominator: all.reduce((sum, one) => sum + one.denominator, 0),
});
