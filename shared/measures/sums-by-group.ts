import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Sums } from '../statistics/mean.ts';
import type { Membership } from './students.ts';

/** Values are added as whole numbers of this part, so that sums are the same in any order. */
const PARTS = 10_000;

/** Sums of students' values, all and by every group; `NaN` is no value. A group without values has no sums. */
export function sumsByGroup(values: Float64Array, groups: readonly Membership[]): Record<StudentGroup, Sums> {
  const everyone = { dimension: ALL_STUDENTS, values: [''], ofStudent: new Uint16Array(values.length) };
  const found = [everyone, ...groups].flatMap(({ dimension, values: names, ofStudent }) =>
    names.flatMap((name, code): [StudentGroup, Sums][] => {
      const parts = [...values.filter((_, student) => ofStudent[student] === code)]
        .filter((value) => !Number.isNaN(value))
        .map((value) => Math.round(value * PARTS));
      if (parts.length === 0) return [];
      const sum = parts.reduce((total, part) => total + part, 0);
      const sumOfSquares = parts.reduce((total, part) => total + part * part, 0);
      const sums = { count: parts.length, sum: sum / PARTS, sumOfSquares: sumOfSquares / PARTS ** 2 };
      return [[dimension === ALL_STUDENTS ? ALL_STUDENTS : `${dimension}:${name}`, sums]];
    }),
  );
  return Object.fromEntries(found);
}

/** Sums of gains over so many weeks as sums of gains a week. */
export const inWeeks = ({ count, sum, sumOfSquares }: Sums, weeks: number): Sums => ({
  count,
  sum: sum / weeks,
  sumOfSquares: sumOfSquares / weeks ** 2,
});

/** The sums of places that share no students. */
export function addSums(all: readonly Record<StudentGroup, Sums>[]): Record<StudentGroup, Sums> {
  const total: Record<StudentGroup, Sums> = {};
  for (const [group, { count, sum, sumOfSquares }] of all.flatMap((one) => Object.entries(one))) {
    const held = total[group] ?? { count: 0, sum: 0, sumOfSquares: 0 };
    total[group] = {
      count: held.count + count,
      sum: held.sum + sum,
      sumOfSquares: held.sumOfSquares + sumOfSquares,
    };
  }
  return total;
}
