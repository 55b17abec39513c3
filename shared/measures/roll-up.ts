import type { StudentGroup } from '../catalog/student-group.ts';
import type { Cell, Counts, Measure } from './measure.ts';

/**
 * Adds up the measures of places that share no students. What the parent sent of itself counts before the sum. Where the
 * source hid a group at one of the places, the sum is unknown too, and stays a mark: a sum without it would look like less.
 */
export function rollUp(
  children: Measure[],
  own: Record<StudentGroup, Cell> = {},
): Pick<Measure, 'cells' | 'parts' | 'notCounted'> {
  const groups = [...new Set([...Object.keys(own), ...children.flatMap(({ cells }) => Object.keys(cells))])].sort();
  const sum = (group: StudentGroup): Cell => {
    const cells = children.flatMap(({ cells }) => cells[group] ?? []);
    const counts = cells.filter((cell): cell is Counts => cell !== 'suppressed-at-source');
    if (counts.length < cells.length) return 'suppressed-at-source';
    return {
      numerator: counts.reduce((total, { numerator }) => total + numerator, 0),
      denominator: counts.reduce((total, { denominator }) => total + denominator, 0),
    };
  };
  return {
    cells: Object.fromEntries(groups.map((group) => [group, own[group] ?? sum(group)])),
    parts: children.map(({ placeId }) => placeId).sort(),
    notCounted: children.reduce((total, { notCounted }) => total + notCounted, 0),
  };
}
