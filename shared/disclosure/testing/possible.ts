import type { Place } from '../../catalog/place.ts';
import { dimensionOf } from '../../catalog/student-group.ts';
import type { Counts, Measure } from '../../measures/measure.ts';
import type { Released } from '../release.ts';
import type { Witness } from '../witness.ts';

/** Counts by place and group. */
export type Counted = Map<string, Counts>;

export const countsOfMeasures = (measures: Measure[]): Counted =>
  new Map(
    measures.flatMap(({ placeId, cells }) =>
      Object.entries(cells).flatMap(([group, cell]) =>
        cell === 'suppressed-at-source' ? [] : [[`${placeId} ${group}`, cell] as const],
      ),
    ),
  );

/** Measures as a witness has them instead. */
export function changedBy(measures: Measure[], witness: Witness, keys: readonly string[]): Measure[] {
  const changes = new Map([...witness].map(([cell, change]) => [keys[cell], change]));
  return measures.map((measure) => ({
    ...measure,
    cells: Object.fromEntries(
      Object.entries(measure.cells).map(([group, cell]) => {
        const [meets, not] = changes.get(`${measure.placeId} ${group}`) ?? [0, 0];
        if (cell === 'suppressed-at-source') return [group, cell];
        return [group, { numerator: cell.numerator + meets, denominator: cell.denominator + meets + not }];
      }),
    ),
  }));
}

/**
 * Whether a reader of a release must think other measures possible, told without anything that decided the release: what
 * is shown is the same, what is coded fits its code, nobody is less than none, a hidden group has somebody, and all sums
 * and all their offsets are as they are in the true measures.
 */
export function isPossible(other: Measure[], truth: Measure[], released: Released[], places: Place[]): boolean {
  const [mine, real] = [countsOfMeasures(other), countsOfMeasures(truth)];
  const fits = released.every(({ placeId, cells }) =>
    Object.entries(cells).every(([group, cell]) => {
      const now = mine.get(`${placeId} ${group}`);
      if (!now) return true;
      const not = now.denominator - now.numerator;
      if (now.numerator < 0 || not < 0) return false;
      if (cell === 'hidden') return now.denominator > 0 || real.get(`${placeId} ${group}`)?.denominator === 0;
      if (now.denominator !== cell.denominator) return false;
      if (!('coded' in cell)) return now.numerator === cell.numerator;
      return 'fewerThan' in cell && (cell.coded === 'few' ? now.numerator : not) < cell.fewerThan;
    }),
  );
  return fits && offsets(mine, real, truth, places).join() === offsets(real, real, truth, places).join();
}

/** By how much groups differ from their total, and parts from their whole, everywhere. */
function offsets(counted: Counted, real: Counted, measures: Measure[], places: Place[]): string[] {
  const sum = (keys: string[]) => {
    const cells = keys.flatMap((key) => counted.get(key) ?? []);
    return [
      cells.reduce((all, { numerator }) => all + numerator, 0),
      cells.reduce((all, { denominator }) => all + denominator, 0),
    ];
  };
  const difference = (total: string, parts: string[]) => {
    const [[a = 0, b = 0], [c = 0, d = 0]] = [sum([total]), sum(parts)];
    return `${c - a} ${d - b}`;
  };
  return measures.flatMap(({ placeId, cells, without = {} }) => {
    const groups = Object.keys(cells).filter((group) => group !== 'all');
    const dimensions = Map.groupBy(groups, dimensionOf);
    const children = places.filter(({ parentId }) => parentId === placeId).map(({ id }) => id);
    return [
      ...[...dimensions].map(([dimension, own]) =>
        difference(`${placeId} all`, [
          ...own.map((group) => `${placeId} ${group}`),
          ...(without[dimension] ?? []).map((part) => `${part} all`),
        ]),
      ),
      ...Object.keys(cells).map((group) => {
        const told = children.filter((id) => !without[dimensionOf(group)]?.includes(id));
        const parts = told.map((id) => `${id} ${group}`).filter((key) => real.has(key));
        const counts = (key: string) => (real.get(key)?.denominator ?? 0) > 0;
        const isElsewhere = counts(`${placeId} ${group}`) && !parts.some(counts);
        return isElsewhere || parts.length === 0 ? '' : difference(`${placeId} ${group}`, parts);
      }),
    ];
  });
}
