import { type Period, schoolYear } from '../../catalog/period.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { Layout } from '../headings.ts';
import { isMissing } from '../numbers.ts';
import { parseSchoolYear } from '../parse-period.ts';
import type { Tallies } from '../reading.ts';
import type { RowPeriod } from './period-reader.ts';
import type { RowReader } from './row-reader.ts';

type Take = RowReader['take'];

/**
 * Takes the rows of an export that has the columns of each grade side by side: of a student, those of the grade in which the
 * year of the period was. Of several such grades (a student who moved up within the year) the highest with a score counts.
 *
 * @param readerOf takes rows by the columns of one grade
 */
export function takeByGrade(
  layout: Layout,
  period: Period,
  tallies: Tallies,
  readerOf: (own: Layout, gradeOf: () => string) => Take,
): Take {
  const ours = schoolYear(period);
  const grades = layout.grades.map(({ grade, year, schools, scores }) => {
    const years = new Dictionary((text) => judgeYear(text, ours));
    const own = { ...layout, scores, fields: { ...layout.fields, school: schools, school_year: [] } };
    return {
      yearHeading: layout.headings[year] ?? '',
      year: (fields: Fields) => years.at(fields, year),
      hasScore: (fields: Fields) => scores.some(({ index }) => hasText(fields, index)),
      take: readerOf(own, () => grade),
    };
  });
  return (fields) => {
    let chosen: (typeof grades)[number] | undefined;
    let unknown: string | undefined;
    for (const grade of grades) {
      const year = grade.year(fields);
      if (year === 'unknown') unknown ??= grade.yearHeading;
      if (year !== 'ours' || (chosen && !grade.hasScore(fields))) continue;
      chosen = grade;
      if (grade.hasScore(fields)) break;
    }
    if (chosen) return chosen.take(fields);
    return unknown === undefined ? tallies.leaveAside() : tallies.refuse('period-unknown', fields.row, unknown);
  };
}

/** A year of four digits is the one in which the school year begins. An empty one says that the student was not there. */
function judgeYear(text: string, ours: string): RowPeriod {
  if (isMissing(text)) return 'other';
  const found = parseSchoolYear(/^\d{4}$/.test(text) ? `${text}-${Number(text) + 1}` : text);
  return found === undefined ? 'unknown' : found === ours ? 'ours' : 'other';
}

const SPACE = 0x20;
const DASH = 0x2d;

/** Whether a field holds more than spaces and the dashes that stand for no score. */
function hasText({ bytes, count, starts, ends }: Fields, index: number): boolean {
  if (index >= count) return false;
  const end = ends[index] as number;
  for (let at = starts[index] as number; at < end; at += 1) {
    if ((bytes[at] as number) > SPACE && bytes[at] !== DASH) return true;
  }
  return false;
}
