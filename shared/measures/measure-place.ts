import { definitionAt } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Block } from '../submissions/block.ts';
import { measureChronicAbsence } from './chronic-absence.ts';
import { measureDibelsBenchmark } from './dibels-benchmark.ts';
import type { Tally } from './tally.ts';

/**
 * Counts one indicator from the blocks of one place: a school's own, or all of a district's schools. Blocks of another
 * dataset are left aside; without blocks there are no cells. A period before a break of the indicator is counted by the
 * definition that held then.
 */
export function measurePlace(
  indicator: Pick<Indicator, 'id' | 'definition' | 'breaks'>,
  period: Period,
  blocks: Block[],
): Tally {
  const definition = definitionAt(indicator, period);
  if (definition.kind === 'proportion') return measureCounts(indicator.id, blocks);
  if (blocks.length === 0) return { cells: {}, notCounted: 0 };
  if (definition.kind === 'chronic-absence') {
    return measureChronicAbsence(
      definition,
      blocks.filter((block) => block.kind === 'attendance'),
    );
  }
  return measureDibelsBenchmark(
    definition,
    period,
    blocks.filter((block) => block.kind === 'assessment'),
  );
}

function measureCounts(indicatorId: string, blocks: Block[]): Tally {
  const rows = blocks.flatMap((block) => (block.kind === 'counts' ? block.rows : []));
  const own = rows.filter((row) => row.indicatorId === indicatorId);
  return { cells: Object.fromEntries(own.map(({ group, cell }) => [group, cell])), notCounted: 0 };
}
