import type { Symbols } from './planes.ts';

/** A column of numbers; `NaN` is none. */
export type NumberColumn = { name: string; values: Int32Array | Float64Array };

const BYTE = 256;

/**
 * A column as its distinct numbers, ascending, and which of them each row has: one column of codes, or more of one byte
 * each where there are over 256. Null stands for `NaN`, which JSON has not.
 */
export function encodeNumbers(column: Int32Array | Float64Array): { values: (number | null)[]; symbols: Symbols[] } {
  const distinct = [...new Set<number>(column)].sort(
    (a, b) => a - b || Number(Number.isNaN(a)) - Number(Number.isNaN(b)),
  );
  const codeOf = new Map(distinct.map((value, code) => [value, code]));
  const codes = Uint32Array.from(column, (value) => codeOf.get(value) ?? 0);
  const symbols = radicesOf(distinct.length).map((radix, byte) => ({
    radix,
    codes: Uint8Array.from(codes, (code) => code >>> (8 * byte)),
  }));
  return { values: distinct.map((value) => (Number.isNaN(value) ? null : value)), symbols };
}

/** The column of {@link encodeNumbers}. */
export function decodeNumbers(values: (number | null)[], columns: Uint8Array[], rows: number): Float64Array {
  const numbers = Float64Array.from(values, (value) => value ?? Number.NaN);
  const column = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let code = 0;
    for (let byte = columns.length - 1; byte >= 0; byte -= 1) code = code * BYTE + (columns[byte]?.[row] as number);
    column[row] = numbers[code] as number;
  }
  return column;
}

/** The radix of each column of codes for so many distinct numbers, the lowest byte first. */
export function radicesOf(count: number): number[] {
  const radices: number[] = [];
  for (let left = Math.max(count, 1); left > 1 || radices.length === 0; left = Math.ceil(left / BYTE)) {
    radices.push(Math.min(left, BYTE));
  }
  return radices;
}
