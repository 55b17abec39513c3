/** A column of small numbers: `codes` are below `radix`, which is at most 256. */
export type Symbols = { radix: number; codes: Uint8Array };

/** One byte a row can tell so much apart. */
const MOST = 256;

/**
 * Puts columns together while one byte a row can hold them: a byte for three yes-or-no columns and a grade compresses
 * better than four bytes. The planes of the same radices can be taken apart again by {@link splitPlanes}.
 */
export function joinPlanes(columns: Symbols[], rows: number): Uint8Array[] {
  const byIndex = planesOf(columns.map(({ radix }) => radix));
  return byIndex.map((indexes) => {
    const plane = new Uint8Array(rows);
    for (const index of indexes) {
      const { radix, codes } = columns[index] as Symbols;
      for (let row = 0; row < rows; row += 1) plane[row] = (plane[row] as number) * radix + (codes[row] as number);
    }
    return plane;
  });
}

/** Takes planes apart into the columns that {@link joinPlanes} put together. */
export function splitPlanes(planes: Uint8Array[], radices: number[], rows: number): Uint8Array[] {
  const columns = radices.map(() => new Uint8Array(rows));
  for (const [at, indexes] of planesOf(radices).entries()) {
    const rest = planes[at]?.slice() ?? new Uint8Array(rows);
    for (const index of indexes.toReversed()) {
      const [radix, codes] = [radices[index] as number, columns[index] as Uint8Array];
      for (let row = 0; row < rows; row += 1) {
        const value = rest[row] as number;
        const above = (value / radix) | 0;
        codes[row] = value - above * radix;
        rest[row] = above;
      }
    }
  }
  return columns;
}

/** How many planes columns of these radices are put into. */
export const countPlanes = (radices: number[]): number => planesOf(radices).length;

/** Which columns share a plane, in their order. */
function planesOf(radices: number[]): number[][] {
  const planes: { indexes: number[]; size: number }[] = [];
  for (const [index, given] of radices.entries()) {
    const radix = Math.max(1, given);
    const plane = planes.find(({ size }) => size * radix <= MOST);
    if (plane) {
      plane.indexes.push(index);
      plane.size *= radix;
    } else planes.push({ indexes: [index], size: radix });
  }
  return planes.map(({ indexes }) => indexes);
}
