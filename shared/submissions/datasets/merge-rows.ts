import type { GroupValues } from '../group-values.ts';
import type { SchoolRows } from '../student-rows.ts';

/** How many rows repeat the row before them. */
export function countRepeated(sorted: Int32Array, isRepeated: (a: number, b: number) => boolean): number {
  let count = 0;
  for (let at = 1; at < sorted.length; at += 1) {
    if (isRepeated(sorted[at - 1] as number, sorted[at] as number)) count += 1;
  }
  return count;
}

/**
 * One row for all that follow each other and are of the same. Changes the row that stays: it has the highest of each number,
 * and of each group the value that {@link mergeGroups} says.
 */
export function mergeRows(
  sorted: Int32Array,
  isSame: (a: number, b: number) => boolean,
  rows: SchoolRows,
  dimensions: GroupValues[],
): Int32Array {
  const orders = dimensions.map((dimension) => dimension.sorted().becomes);
  const kept: number[] = [];
  for (const row of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && isSame(last, row)) {
      mergeNumbers(row, last, rows);
      mergeGroups(row, last, rows, orders);
    } else kept.push(row);
  }
  return Int32Array.from(kept);
}

function mergeNumbers(row: number, into: number, { values, numbers }: SchoolRows): void {
  for (let number = 0; number < numbers; number += 1) {
    const [own, held] = [values[row * numbers + number] as number, values[into * numbers + number] as number];
    if (Number.isNaN(held) || own > held) values[into * numbers + number] = own;
  }
}

/** Where rows disagree about a group, the later value in the alphabet counts: what is reported comes after what is not. */
function mergeGroups(row: number, into: number, { codes, groups }: SchoolRows, orders: Uint8Array[]): void {
  for (const [group, becomes] of orders.entries()) {
    const [code, held] = [codes[row * groups + group] as number, codes[into * groups + group] as number];
    if ((becomes[code] as number) > (becomes[held] as number)) codes[into * groups + group] = code;
  }
}
