import type { Place } from '../../catalog/place.ts';
import { ALL_STUDENTS, dimensionOf } from '../../catalog/student-group.ts';
import type { Measure } from '../../measures/measure.ts';
import type { Released } from '../release.ts';
import { countsOfMeasures } from './possible.ts';

type Sum = { total: string; parts: string[] };

/** Solves every sum with a single unknown, over and over: students by `place group`. */
export function attack(released: Released[], places: Place[], counted: Measure[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const { placeId, cells } of released) {
    for (const [group, cell] of Object.entries(cells)) {
      if (cell !== 'hidden') known.set(`${placeId} ${group}`, cell.denominator);
    }
  }
  const exists = new Set(
    counted.flatMap(({ placeId, cells }) => Object.keys(cells).map((group) => `${placeId} ${group}`)),
  );
  const sums = released
    .flatMap((one) => sumsOf(one, places))
    .map(({ total, parts }) => ({ total, parts: parts.filter((part) => exists.has(part)) }))
    .filter((sum) => sum.parts.length > 0 && addsUp(sum, counted));
  for (let found = true; found; ) {
    found = false;
    for (const { total, parts } of sums) {
      const open = [total, ...parts].filter((key) => exists.has(key) && !known.has(key));
      const [key] = open;
      if (open.length !== 1 || key === undefined) continue;
      const sum = parts.reduce((all, part) => all + (known.get(part) ?? 0), 0);
      known.set(key, key === total ? sum : (known.get(total) ?? 0) - sum);
      found = true;
    }
  }
  return known;
}

function sumsOf({ placeId, cells, without = {} }: Released, places: Place[]): Sum[] {
  const groups = Object.keys(cells).filter((group) => group !== ALL_STUDENTS);
  const inside = [...Map.groupBy(groups, dimensionOf)].map(([dimension, parts]) => ({
    total: `${placeId} all`,
    parts: [...parts.map((group) => `${placeId} ${group}`), ...(without[dimension] ?? []).map((part) => `${part} all`)],
  }));
  const children = places.filter(({ parentId }) => parentId === placeId).map(({ id }) => id);
  const below = Object.keys(cells).map((group) => ({
    total: `${placeId} ${group}`,
    parts: children.filter((id) => !without[dimensionOf(group)]?.includes(id)).map((id) => `${id} ${group}`),
  }));
  return [...inside, ...below];
}

/** Where some part was left out further below, a reader who adds up is led astray, to no harm. */
function addsUp({ total, parts }: Sum, counted: Measure[]): boolean {
  const truth = countsOfMeasures(counted);
  const keys = [total, ...parts];
  if (keys.some((key) => !truth.has(key))) return true;
  const sum = parts.reduce((all, part) => all + (truth.get(part)?.denominator ?? 0), 0);
  return sum === truth.get(total)?.denominator;
}
