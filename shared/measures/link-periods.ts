import { definitionAt } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { laterPeriod, type Period, schoolYear, yearBefore } from '../catalog/period.ts';
import type { SharedStudents, StudentPairs } from '../signals/estimate-panel.ts';
import { type Block, isOfStudents } from '../submissions/block.ts';
import { chronicAbsenceOutcomes } from './chronic-absence.ts';
import { dibelsBenchmarkOutcomes } from './dibels-benchmark.ts';
import { matchStudents, type Students } from './students.ts';
import { Outcome } from './tally.ts';

type Defined = Pick<Indicator, 'definition' | 'breaks'>;

/** Whether the values of an indicator come from students that can be found again in another period. */
export const isLinkable = ({ definition }: Defined): boolean =>
  definition.kind === 'chronic-absence' || definition.kind === 'dibels-benchmark';

/** The earlier periods whose students a period is linked with: the one before in its school year, and a year before. */
export function periodsLinked(period: Period): Period[] {
  const before = laterPeriod(period, -1);
  return [...(schoolYear(before) === schoolYear(period) ? [before] : []), yearBefore(period)];
}

/** The students of places in two periods: in how many of the two they meet the definition, and how many stayed. */
export type StudentLinks = { pairs: StudentPairs[]; shared: SharedStudents[] };

/** One period of one section, by place. */
type Placed = { period: Period; blocks: ReadonlyMap<string, Block> };

/**
 * Follows the students of each place that both periods have. Restricted: true counts, of which only a rounded estimate
 * over the whole region is published. Students whom the definition does not count in one of the periods are not of the
 * pairs. None for a definition that does not judge single students of one period.
 */
export function linkPeriods(indicator: Defined, earlier: Placed, later: Placed): StudentLinks {
  const years = [earlier, later].map(({ period }) => Number(schoolYear(period).slice(0, 4))) as [number, number];
  const found = [...later.blocks].flatMap(([placeId, block]) => {
    const before = earlier.blocks.get(placeId);
    return before ? [linkBlocks(indicator, [earlier.period, before], [later.period, block])] : [];
  });
  const yearsApart = years[1] - years[0];
  return {
    pairs: found.map(({ pairs }) => pairs),
    shared: found.map(({ counts }) => ({ yearsApart, ...counts })),
  };
}

type OfPeriod = readonly [Period, Block];

function linkBlocks(indicator: Defined, [before, first]: OfPeriod, [now, second]: OfPeriod) {
  const blocks = [first, second].filter(isOfStudents);
  const students = matchStudents(blocks);
  const [ofFirst, ofSecond] = blocks.map((_, index) => ({
    count: students.count,
    ofRow: [students.ofRow[index] ?? new Int32Array()],
  }));
  const pairs: StudentPairs = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
  const counts = { shared: 0, earlier: 0, later: 0 };
  if (!ofFirst || !ofSecond) return { pairs, counts };
  const [one, two] = [outcomes(indicator, before, first, ofFirst), outcomes(indicator, now, second, ofSecond)];
  for (let student = 0; student < students.count; student += 1) {
    const [a, b] = [one[student], two[student]];
    if (a !== Outcome.notCounted) counts.earlier += 1;
    if (b !== Outcome.notCounted) counts.later += 1;
    if (a === Outcome.notCounted || b === Outcome.notCounted) continue;
    counts.shared += 1;
    const [was, is] = [a === Outcome.meets, b === Outcome.meets];
    pairs[was ? (is ? 'both' : 'firstOnly') : is ? 'secondOnly' : 'neither'] += 1;
  }
  return { pairs, counts };
}

function outcomes(indicator: Defined, period: Period, block: Block, students: Students): Uint8Array {
  const definition = definitionAt(indicator, period);
  if (definition.kind === 'chronic-absence' && block.kind === 'attendance') {
    return chronicAbsenceOutcomes(definition, [block], students);
  }
  if (definition.kind === 'dibels-benchmark' && block.kind === 'assessment') {
    return dibelsBenchmarkOutcomes(definition, period, [block], students).outcomes;
  }
  return new Uint8Array(students.count).fill(Outcome.notCounted);
}
