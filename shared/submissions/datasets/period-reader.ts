import { type Period, periodKind, schoolYear } from '../../catalog/period.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import { isMissing } from '../numbers.ts';
import { parsePeriod, parseSchoolYear } from '../parse-period.ts';

export type RowPeriod = 'ours' | 'other' | 'unknown';

/**
 * Tells whether a row is of the period that the link is for. Of several columns the first that is not empty counts; empty
 * ones, and those that the file does not have, say nothing.
 */
export function periodReader(
  period: Period,
  columns: { periods: number[]; schoolYear: number },
): (fields: Fields) => RowPeriod {
  const kind = periodKind(period);
  const ours = schoolYear(period);
  const judge = (found: string | undefined, wanted: string): RowPeriod =>
    found === undefined ? 'unknown' : found === wanted ? 'ours' : 'other';
  const periods = columns.periods.map((index) => ({
    index,
    dictionary: new Dictionary((text) => (isMissing(text) ? 'empty' : judge(parsePeriod(text, kind, ours), period))),
  }));
  const years = new Dictionary((text) => (isMissing(text) ? 'ours' : judge(parseSchoolYear(text), ours)));
  return (fields) => {
    const year = columns.schoolYear < 0 ? 'ours' : years.at(fields, columns.schoolYear);
    if (year !== 'ours') return year;
    for (const { index, dictionary } of periods) {
      const found = dictionary.at(fields, index);
      if (found !== 'empty') return found;
    }
    return 'ours';
  };
}
