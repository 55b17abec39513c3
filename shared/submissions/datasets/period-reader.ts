import { type Period, periodKind, schoolYear } from '../../catalog/period.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import { parsePeriod, parseSchoolYear } from '../parse-period.ts';

export type RowPeriod = 'ours' | 'other' | 'unknown';

/** Tells whether a row is of the period that the link is for. Columns that the file does not have say nothing. */
export function periodReader(
  period: Period,
  columns: { period: number; schoolYear: number },
): (fields: Fields) => RowPeriod {
  const kind = periodKind(period);
  const ours = schoolYear(period);
  const judge = (found: string | undefined, wanted: string): RowPeriod =>
    found === undefined ? 'unknown' : found === wanted ? 'ours' : 'other';
  const periods = new Dictionary((text) => (text === '' ? 'ours' : judge(parsePeriod(text, kind, ours), period)));
  const years = new Dictionary((text) => (text === '' ? 'ours' : judge(parseSchoolYear(text), ours)));
  return (fields) => {
    const year = columns.schoolYear < 0 ? 'ours' : years.at(fields, columns.schoolYear);
    return year !== 'ours' || columns.period < 0 ? year : periods.at(fields, columns.period);
  };
}
