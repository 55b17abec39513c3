const LETTER_BEFORE_A = 64;
const LETTERS = 26;

/**
 * Column, counted from 0, and row, counted from 1, of a cell such as `AB12`. Undefined for other text.
 *
 * @example cellAt('C7') // { column: 2, row: 7 }
 */
export function cellAt(address: string): { column: number; row: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < 3; at += 1) {
    const letter = address.charCodeAt(at) - LETTER_BEFORE_A;
    if (!(letter >= 1 && letter <= LETTERS)) break;
    column = column * LETTERS + letter;
  }
  const row = Number(address.slice(at));
  return at > 0 && row >= 1 && Number.isInteger(row) ? { column: column - 1, row } : undefined;
}
