import { parseDecimal } from '../numbers.ts';
import type { ColumnFacts } from './column-facts.ts';
import { fitness } from './fitness.ts';
import { likeness } from './likeness.ts';
import type { Target } from './read-as.ts';

type Column = { index: number; heading: string; facts: ColumnFacts; values: readonly string[] };

/** From this likeness on a column is suggested; for what a file need not have the name must say more. */
const ENOUGH = { required: 0.55, optional: 0.75 };
/** A column whose values leave no doubt, whatever its heading. */
const SURE = 0.75;

/** Numbers of which one is never more than the other. */
const pairs = [
  ['days_enrolled', 'days_absent'],
  ['denominator', 'numerator'],
] as const;

/**
 * Columns that may hold the fields that were not found, by their headings and by what is in them. These are suggestions for
 * the partner to confirm: nothing is read by them. A share of days is never suggested for days.
 *
 * @param found values of the columns of the fields that were found
 */
export function suggestColumns(
  targets: readonly Target[],
  free: readonly Column[],
  found: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const suggested = new Map<string, number>();
  const taken = new Set<number>();
  const ranked = targets
    .flatMap((target) => free.map((column) => ({ target, column, score: scoreOf(target, column) })))
    .filter(({ target, score }) => score >= (target.required ? ENOUGH.required : ENOUGH.optional))
    .sort((a, b) => b.score - a.score);
  for (const { target, column } of ranked) {
    if (suggested.has(target.name) || taken.has(column.index)) continue;
    suggested.set(target.name, column.index);
    taken.add(column.index);
  }
  const valuesOf = (name: string) => found.get(name) ?? free.find(({ index }) => index === suggested.get(name))?.values;
  for (const [more, less] of pairs) {
    const [of, part] = [targets.find(({ name }) => name === more), targets.find(({ name }) => name === less)];
    const open = free.filter(({ index }) => !taken.has(index));
    for (const [name, index] of pairIn(open, of, part, valuesOf)) if (!suggested.has(name)) suggested.set(name, index);
  }
  return suggested;
}

function scoreOf(target: Target, column: Column): number {
  const fits = fitness(target, column);
  if (fits === 'no') return 0;
  const alike = likeness(column.heading, target.headings);
  return fits === 'sure' ? SURE + (1 - SURE) * alike : alike;
}

/** The one pair of columns, or the one column beside a known one, of which one is never more than the other. */
function pairIn(
  open: readonly Column[],
  more: Target | undefined,
  less: Target | undefined,
  valuesOf: (name: string) => readonly string[] | undefined,
): [string, number][] {
  const candidates = (target: Target | undefined, name: string | undefined) => {
    const known = name === undefined ? undefined : valuesOf(name);
    if (known) return [{ index: -1, values: known }];
    return target ? open.filter((column) => fitness(target, column) === 'may') : [];
  };
  if (!more && !less) return [];
  const [moreName, lessName] = [more?.name ?? partnerOf(less), less?.name ?? partnerOf(more)];
  const fitting = candidates(more, moreName).flatMap((of) =>
    candidates(less, lessName)
      .filter((part) => part !== of && isWithin(part.values, of.values))
      .map((part) => ({ of, part })),
  );
  const [only] = fitting;
  if (!only || fitting.length > 1) return [];
  return [
    ...(only.of.index >= 0 ? [[moreName, only.of.index] as [string, number]] : []),
    ...(only.part.index >= 0 ? [[lessName, only.part.index] as [string, number]] : []),
  ];
}

const partnerOf = (target: Target | undefined): string =>
  pairs.flatMap(([more, less]) => (target?.name === more ? [less] : target?.name === less ? [more] : []))[0] ?? '';

/** Whether each number is at most the other of its row, and some are less. */
function isWithin(part: readonly string[], of: readonly string[]): boolean {
  let less = 0;
  for (const [row, text] of part.entries()) {
    const [a, b] = [parseDecimal(text.replace(',', '.'), '.'), parseDecimal((of[row] ?? '').replace(',', '.'), '.')];
    if (a === undefined || b === undefined) continue;
    if (a > b) return false;
    if (a < b) less += 1;
  }
  return less > 0;
}
