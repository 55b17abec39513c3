/** Something along a line: where it stands, and how much room it takes, in pixels. */
type OnLine = { x: number; width: number };

/**
 * Puts things that stand along a line into rows so that none covers another: each into the first row in which it covers
 * none of those before it.
 *
 * @returns the rows, from 0, in the order given
 * @example rowsOf([{ x: 10, width: 8 }, { x: 14, width: 8 }, { x: 30, width: 8 }]) // [0, 1, 0]
 */
export function rowsOf(things: readonly OnLine[]): number[] {
  const rows: OnLine[][] = [];
  return things.map((thing) => {
    const free = rows.findIndex((row) => row.every((other) => areApart(thing, other)));
    const row = free < 0 ? rows.length : free;
    rows[row] = [...(rows[row] ?? []), thing];
    return row;
  });
}

const areApart = (a: OnLine, b: OnLine) => Math.abs(a.x - b.x) >= (a.width + b.width) / 2;

/** Where the middle of something stands so that all of it lies between `left` and `right`. */
export function within(x: number, width: number, { left, right }: { left: number; right: number }): number {
  return Math.max(left + width / 2, Math.min(right - width / 2, x));
}
