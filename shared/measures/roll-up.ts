import { ALL_STUDENTS, dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import type { Cell, Measure } from './measure.ts';
import { addSums } from './sums-by-group.ts';

type Cells = Record<StudentGroup, Cell>;

/**
 * Adds up the measures of places that share no students, dimension by dimension. What the parent sent of itself in a
 * dimension stands instead of the sum.
 *
 * Where the source hid a group at a place, that place is left out of all groups of the dimension and named in `without`:
 * so both sides of a gap are about the same places, nothing hidden is taken for 0, and nothing follows from the sums.
 * Where no place tells a whole dimension, what any of them hid is hidden in the sum.
 */
export function rollUp(
  children: Measure[],
  own: Cells = {},
): Pick<Measure, 'cells' | 'parts' | 'without' | 'gains' | 'notCounted'> {
  const sent = children.filter(({ cells }) => Object.keys(cells).length > 0);
  const ownDimensions = new Set(Object.keys(own).map(dimensionOf));
  const dimensions = new Set(sent.flatMap(({ cells }) => Object.keys(cells).map(dimensionOf)));
  const without: Record<string, string[]> = {};
  const cells: Cells = { ...own };
  for (const dimension of [...dimensions].sort()) {
    if (ownDimensions.has(dimension)) continue;
    const [told, untold] = split(sent, (child) => tells(child, dimension));
    if (told.length > 0 && untold.length > 0) without[dimension] = idsOf(untold);
    for (const child of told.length > 0 ? told : untold) addTo(cells, child, dimension);
  }
  const gains = addSums(sent.map((child) => child.gains ?? {}));
  return {
    cells,
    ...(Object.keys(gains).length > 0 && { gains }),
    parts: ownDimensions.has(ALL_STUDENTS) ? [] : idsOf(sent),
    ...(Object.keys(without).length > 0 && { without }),
    notCounted: children.reduce((total, { notCounted }) => total + notCounted, 0),
  };
}

/** Whether a place has groups of a dimension, and all of them as numbers. Where the source hid the total, nothing is told. */
function tells({ cells }: Measure, dimension: string): boolean {
  if (cells[ALL_STUDENTS] === 'suppressed-at-source') return false;
  const own = Object.entries(cells).filter(([group]) => dimensionOf(group) === dimension);
  return own.length > 0 && own.every(([, cell]) => cell !== 'suppressed-at-source');
}

function addTo(into: Cells, { cells }: Measure, dimension: string): void {
  for (const [group, cell] of Object.entries(cells)) {
    if (dimensionOf(group) === dimension) into[group] = plus(into[group], cell);
  }
}

/** A sum with something hidden is hidden. */
function plus(one: Cell | undefined, two: Cell): Cell {
  if (one === undefined) return two;
  if (one === 'suppressed-at-source' || two === 'suppressed-at-source') return 'suppressed-at-source';
  return { numerator: one.numerator + two.numerator, denominator: one.denominator + two.denominator };
}

const idsOf = (measures: Measure[]) => measures.map(({ placeId }) => placeId).sort();

function split<T>(all: T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}
