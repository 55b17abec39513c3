import { plain } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import { isMissing } from '../numbers.ts';

/** What can be said of a column without repeating a value of a student. */
export type ColumnFacts = {
  /** `ids` differ from row to row; `labels` are few. */
  kind: 'empty' | 'places' | 'grades' | 'shares' | 'dates' | 'yes-no' | 'ids' | 'numbers' | 'labels' | 'text';
  /** Least and most of `numbers` up to 1000, which may be days or scores. */
  range?: [number, number];
  /** How many different `places`, `grades` or `labels` there are. */
  different?: number;
};

const MOST_LABELS = 30;
const NUMBER = /^-?\d{1,9}(?:[.,]\d+)?$/;
const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[ t].*)?$/i;
const isYesNo = /^(?:yes|no|y|n|true|false|t|f)$/i;

/**
 * What the values of a column are, as far as the rows that were looked at tell.
 *
 * @param isPlace whether a value names a place of the partner
 */
export function factsOf(values: readonly string[], isPlace: (text: string) => boolean): ColumnFacts {
  const filled = values.filter((value) => !isMissing(value));
  const different = new Set(filled.map(plain)).size;
  const share = (test: (value: string) => boolean) => filled.filter(test).length / filled.length;
  if (filled.length === 0) return { kind: 'empty' };
  if (share((value) => value.endsWith('%')) > 0.5 || areFractions(filled)) return { kind: 'shares' };
  if (share((value) => DATE.test(value)) > 0.8) return { kind: 'dates' };
  if (share((value) => isYesNo.test(value)) === 1) return { kind: 'yes-no' };
  const numbers = filled.flatMap((value) => (NUMBER.test(value) ? [Number(value.replace(',', '.'))] : []));
  const areNumbers = numbers.length === filled.length;
  if (share(isPlace) >= 0.8 && !(areNumbers && areLikeGrades(numbers))) return { kind: 'places', different };
  if (isDifferent(filled, different) && !(areNumbers && Math.max(...numbers) <= 1000)) return { kind: 'ids' };
  if (!areNumbers && share((value) => parseGrade(value) !== undefined) >= 0.95) {
    return { kind: 'grades', different };
  }
  if (areNumbers) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return { kind: 'numbers', ...(most <= 1000 && { range: [least, most] as [number, number] }) };
  }
  return different <= MOST_LABELS ? { kind: 'labels', different } : { kind: 'text' };
}

const isDifferent = (filled: readonly string[], different: number) =>
  filled.length >= 5 && different > 0.9 * filled.length && !filled.some((value) => /\s|[.,]\d/.test(value));

/** Numbers that are not whole and not above 1: shares of days, not days. */
const areFractions = (filled: readonly string[]) =>
  filled.every((value) => /^(?:0?[.,]\d+|0|1(?:[.,]0+)?)$/.test(value)) &&
  filled.some((value) => /[.,]\d{2}/.test(value));

/** Numbers that may be codes of places, and as well grades or days. */
const areLikeGrades = (numbers: readonly number[]) => numbers.every((one) => one <= 12 || !Number.isInteger(one));
