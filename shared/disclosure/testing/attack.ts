import type { Place } from '../../catalog/place.ts';
import { dimensionOf } from '../../catalog/student-group.ts';
import type { Measure } from '../../measures/measure.ts';
import type { Released } from '../release.ts';
import type { shown } from './trees.ts';

/** Solves every sum with a single unknown, over and over: students by `place group`. */
export function attack(released: Released[], places: Place[], counted: Measure[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const { placeId, cells } of released) {
    for (const [group, cell] of Object.entries(cells)) {
      if (cell !== 'hidden') known.set(`${placeId} ${group}`, cell.denominator);
    }
  }
  const sums = released.flatMap(({ placeId, cells, without = {} }) => {
    const inside = [
      ...Map.groupBy(
        Object.keys(cells).filter((group) => group !== 'all'),
        dimensionOf,
      ),
    ].map(([dimension, parts]) => ({
      total: `${placeId} all`,
      parts: [
        ...parts.map((group) => `${placeId} ${group}`),
        ...(without[dimension] ?? []).map((part) => `${part} all`),
      ],
    }));
    const children = places.filter(({ parentId }) => parentId === placeId).map(({ id }) => id);
    const below = Object.keys(cells).map((group) => ({
      total: `${placeId} ${group}`,
      parts: children.filter((id) => !without[dimensionOf(group)]?.includes(id)).map((id) => `${id} ${group}`),
    }));
    return [...inside, ...below].filter(({ parts }) => parts.length > 0);
  });
  const exists = new Set(
    counted.flatMap(({ placeId, cells }) => Object.keys(cells).map((group) => `${placeId} ${group}`)),
  );
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

/** All tables of two schools with two groups that have students, as a reader could try them. */
export function tablesThatAgree(
  release: ReturnType<typeof shown>,
  most: number,
): Record<string, Record<string, number>>[] {
  const found: Record<string, Record<string, number>>[] = [];
  const fits = (id: string, group: string, n: number) => {
    const seen = release[id]?.[group];
    return seen === 'hidden' ? n > 0 : seen === n;
  };
  for (let a = 1; a <= most; a += 1) {
    if (!fits('p', 'x:one', a)) continue;
    for (let b = 1; b <= most; b += 1) {
      if (!fits('p', 'x:two', b) || !fits('p', 'all', a + b)) continue;
      for (let c = 1; c <= most; c += 1) {
        if (!fits('q', 'x:one', c) || !fits('d', 'x:one', a + c)) continue;
        for (let d = 1; d <= most; d += 1) {
          if (!fits('q', 'x:two', d) || !fits('q', 'all', c + d) || !fits('d', 'x:two', b + d)) continue;
          if (!fits('d', 'all', a + b + c + d)) continue;
          found.push({
            p: { all: a + b, 'x:one': a, 'x:two': b },
            q: { all: c + d, 'x:one': c, 'x:two': d },
            d: { all: a + b + c + d, 'x:one': a + c, 'x:two': b + d },
          });
        }
      }
    }
  }
  return found;
}
