import * as z from 'zod';
import { NOT_REPORTED } from '../../catalog/dimensions.ts';
import { identifier } from '../../catalog/identifier.ts';
import type { AssessmentBlock, Block, CountsBlock, StudentBlock } from '../block.ts';
import { compareStudents } from '../sort-students.ts';

/** What files are compared by, of one place. */
export const placeFactsSchema = z.object({
  /** Students, each once; of counts, rows. */
  size: z.number().int(),
  /** By student group its rows; of counts, its students, 0 where the source hid them. */
  groups: z.record(z.string(), z.number().int()),
});
export type PlaceFacts = z.infer<typeof placeFactsSchema>;

/** By place. True numbers, for the partner alone. */
export const fileFactsSchema = z.record(identifier, placeFactsSchema);
export type FileFacts = z.infer<typeof fileFactsSchema>;

/** What files are compared by, from the rows that were read. */
export function fileFacts(blocks: ReadonlyMap<string, Block>): FileFacts {
  return Object.fromEntries([...blocks].map(([placeId, block]) => [placeId, placeFacts(block)]));
}

function placeFacts(block: Block): PlaceFacts {
  if (block.kind === 'counts') return { size: block.rows.length, groups: countedGroups(block) };
  if (block.kind === 'attributes') return { size: 1, groups: {} };
  const ofTest = block.kind === 'assessment' ? [gradesOf(block)] : [];
  const groups = [...block.groups, ...ofTest].flatMap(({ dimension, values, codes }) => {
    const rows = new Array<number>(values.length).fill(0);
    for (const code of codes) rows[code] = (rows[code] as number) + 1;
    return values.flatMap((value, code): [string, number][] => {
      const count = rows[code] as number;
      return value === NOT_REPORTED || count === 0 ? [] : [[`${dimension}:${value}`, count]];
    });
  });
  return { size: distinct(block), groups: Object.fromEntries(groups) };
}

const gradesOf = ({ gradeValues, grades }: AssessmentBlock) => ({
  dimension: 'grade',
  values: gradeValues.map((grade) => grade.toLowerCase()),
  codes: grades,
});

/** The students of a block are sorted. */
function distinct({ rows, students }: StudentBlock): number {
  let count = Math.min(rows, 1);
  for (let row = 1; row < rows; row += 1) if (compareStudents(students, row - 1, row) !== 0) count += 1;
  return count;
}

/** Each group with its students in the indicator that has the most of them. */
function countedGroups({ rows }: CountsBlock): Record<string, number> {
  const groups: Record<string, number> = {};
  for (const { group, cell } of rows) {
    const students = cell === 'suppressed-at-source' ? 0 : cell.denominator;
    groups[group] = Math.max(groups[group] ?? 0, students);
  }
  return groups;
}
