import { definitionAt } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Block, FactsBlock } from '../submissions/block.ts';
import { measureChronicAbsence } from './chronic-absence.ts';
import { measureCollegeEnrollment } from './college-enrollment.ts';
import { measureDibelsBenchmark } from './dibels-benchmark.ts';
import { measureDibelsMonitoring } from './dibels-monitoring.ts';
import { measureDibelsProgress } from './dibels-progress.ts';
import { measureReadiness } from './kindergarten-readiness.ts';
import type { Tally } from './tally.ts';

/** The blocks of one period: those of a place, and of the rest of its district, where its students may have been. */
export type PeriodBlocks = { period: Period; here: Block[]; elsewhere?: Block[] };

/**
 * Counts one indicator from the blocks of one place: a school's own, or all of a district's schools. `periods` are those
 * that the indicator reads, its own last. Blocks of another dataset are left aside; without blocks there are no cells. A
 * period before a break of the indicator is counted by the definition that held then.
 */
export function measurePlace(
  indicator: Pick<Indicator, 'id' | 'definition' | 'breaks'>,
  periods: readonly PeriodBlocks[],
): Tally {
  const own = periods.at(-1);
  if (!own) return { cells: {}, notCounted: 0 };
  const { period, here } = own;
  const definition = definitionAt(indicator, period);
  if (definition.kind === 'proportion') return measureCounts(indicator.id, here);
  if (here.length === 0) return { cells: {}, notCounted: 0 };
  if (definition.kind === 'chronic-absence') {
    return measureChronicAbsence(
      definition,
      here.filter((block) => block.kind === 'attendance'),
    );
  }
  if (definition.kind === 'kindergarten-readiness') return measureReadiness(definition, facts(here, 'readiness'));
  if (definition.kind === 'college-enrollment') {
    return measureCollegeEnrollment(definition, facts(here, 'postsecondary'));
  }
  if (definition.kind === 'dibels-benchmark') return measureDibelsBenchmark(definition, period, tests(here));
  const tested = periods.map((one) => ({ ...one, here: tests(one.here), elsewhere: tests(one.elsewhere ?? []) }));
  return definition.kind === 'dibels-progress'
    ? measureDibelsProgress(definition, tested)
    : measureDibelsMonitoring(definition, tested);
}

const facts = (blocks: Block[], kind: FactsBlock['kind']) =>
  blocks.filter((block): block is FactsBlock => block.kind === kind);
const tests = (blocks: Block[]) => blocks.filter((block) => block.kind === 'assessment');

function measureCounts(indicatorId: string, blocks: Block[]): Tally {
  const rows = blocks.flatMap((block) => (block.kind === 'counts' ? block.rows : []));
  const own = rows.filter((row) => row.indicatorId === indicatorId);
  return { cells: Object.fromEntries(own.map(({ group, cell }) => [group, cell])), notCounted: 0 };
}
