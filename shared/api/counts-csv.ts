import { describeCoded } from '../disclosure/describe-coded.ts';
import { csvLine, neutral } from '../submissions/csv-text.ts';
import type { SeriesView } from './series.ts';
import type { ShownValue } from './shown-schema.ts';

/** Stands for a count that is not shown, as files of counts have it. */
const NOT_SHOWN = '*';
const headings = ['place', 'place_id', 'indicator', 'period', 'student_group', 'numerator', 'denominator', 'shown'];

/**
 * The published values of an indicator at a place as a CSV file with the columns of `counts`, so that it can be sent like any
 * other. What is not shown stays hidden in it: only its words say more, and no more than the page does. Periods and groups
 * without a value have no row.
 */
export function countsCsv({ indicator, place, points }: Pick<SeriesView, 'indicator' | 'place' | 'points'>): string {
  const rows = points.flatMap(({ period, groups }) =>
    Object.entries(groups)
      .filter(([, value]) => value !== 'none')
      .map(([group, value]) => [place.name, place.id, indicator.name, period, group, ...cellsOf(value)]),
  );
  return [headings, ...rows].map((row) => csvLine(row.map(neutral))).join('');
}

/** Numerator, denominator, and the words that the page shows. */
function cellsOf(value: ShownValue): string[] {
  if (value === 'none' || value === 'hidden') return [NOT_SHOWN, NOT_SHOWN, value];
  if ('coded' in value) return [NOT_SHOWN, String(value.denominator), describeCoded(value)];
  return [String(value.numerator), String(value.denominator), `${value.percent.toFixed(1)}%`];
}
