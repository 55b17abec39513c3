import type { Cell, Measure } from '../measure.ts';

/** A measure of one place; cells as `[numerator, denominator]`, or null where the source hid them. */
export function measureOf(
  placeId: string,
  cells: Record<string, [numerator: number, denominator: number] | null>,
  rest: Partial<Measure> = {},
): Measure {
  return {
    indicatorId: 'graduation',
    placeId,
    period: '2025-26-YEAR',
    cells: Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, cellOf(cell)])),
    parts: [],
    notCounted: 0,
    ...rest,
  };
}

const cellOf = (cell: [number, number] | null): Cell =>
  cell ? { numerator: cell[0], denominator: cell[1] } : 'suppressed-at-source';
