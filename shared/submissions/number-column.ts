import type { Symbols } from './planes.ts';

/** A column of numbers; `NaN` is none. */
export type NumberColumn = { name: string; values: Int32Array | Float64Array };

const BYTE = 256;

/**
 * A column as its distinct numbers, ascending, and which of them each row has: one column of codes, or more of one byte
 * each where there are over 256. Null stands for `NaN`, which JSON has not.
 */
export function encodeNumbers(column: Int32Array | Float64Array): { values: (number | null)[]; symbols: Symbols[] } {
  const { distinct, places } = inOrderOfAppearance(column);
  const sorted = distinct.toSorted((a, b) => a - b || Number(Number.isNaN(a)) - Number(Number.isNaN(b)));
  const codeOf = new Map(sorted.map((value, code) => [value, code]));
  const codes = Uint32Array.from(distinct, (value) => codeOf.get(value) ?? 0);
  const symbols = radicesOf(sorted.length).map((radix, byte) => {
    const bytes = new Uint8Array(column.length);
    for (let row = 0; row < bytes.length; row += 1)
      bytes[row] = (codes[places[row] as number] as number) >>> (8 * byte);
    return { radix, codes: bytes };
  });
  return { values: sorted.map((value) => (Number.isNaN(value) ? null : value)), symbols };
}

/** The distinct numbers of a column, and the place of each row's number among them. */
function inOrderOfAppearance(column: Int32Array | Float64Array): { distinct: number[]; places: Uint32Array } {
  const known = new Map<number, number>();
  const places = new Uint32Array(column.length);
  let before: number | undefined;
  let place = 0;
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    if (value !== before) {
      place = known.get(value) ?? known.size;
      if (place === known.size) known.set(value, place);
      before = value;
    }
    places[row] = place;
  }
  return { distinct: [...known.keys()], places };
}

/** The column of {@link encodeNumbers}. */
export function decodeNumbers(values: (number | null)[], columns: Uint8Array[], rows: number): Float64Array {
  const numbers = Float64Array.from(values, (value) => value ?? Number.NaN);
  const codes = columns[0] ? new Uint32Array(columns[0]) : new Uint32Array(rows);
  for (const [byte, column] of columns.entries()) {
    for (let row = 0; byte > 0 && row < rows; row += 1)
      (codes[row] as number) += (column[row] as number) * BYTE ** byte;
  }
  const decoded = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) decoded[row] = numbers[codes[row] as number] as number;
  return decoded;
}

/** The radix of each column of codes for so many distinct numbers, the lowest byte first. */
export function radicesOf(count: number): number[] {
  const radices: number[] = [];
  for (let left = Math.max(count, 1); left > 1 || radices.length === 0; left = Math.ceil(left / BYTE)) {
    radices.push(Math.min(left, BYTE));
  }
  return radices;
}
