import type { FactsBlock } from '../submissions/block.ts';
import type { Students } from './students.ts';

/** Of each student whether a fact is so: 1 where any row says it, 0 where one says that it is not, `NaN` where none knows. */
export function studentFact(blocks: FactsBlock[], students: Students, name: string): Float64Array {
  const known = new Float64Array(students.count).fill(Number.NaN);
  for (const [block, { facts }] of blocks.entries()) {
    const values = facts.find((fact) => fact.name === name)?.values ?? new Float64Array();
    for (const [row, value] of values.entries()) {
      const student = students.ofRow[block]?.[row] ?? 0;
      if (value === 1 || Number.isNaN(known[student])) known[student] = value;
    }
  }
  return known;
}
