import { parseGrade } from '../../catalog/grade.ts';
import { describePeriod, type Period } from '../../catalog/period.ts';
import { FileRefused } from '../problems-catalog.ts';
import { measureOf, type ScoreColumn } from './score-columns.ts';

/**
 * The columns of one grade in an export that has all of them side by side: a student was in the grade in the school year
 * that `year` holds, and never where it is empty.
 */
export type GradeColumns = { grade: string; year: number; schools: number[]; scores: ScoreColumn[] };

/** `LNF_1st_Beginning` as the DIBELS Data System heads it; `Year_1st` and `School_1st` say when and where it was. */
const scoreHeading = /^(.+?)(k|[1-8](?:st|nd|rd|th))(beginning|middle|end)$/;
const windowOf: Record<string, string> = { beginning: 'BOY', middle: 'MOY', end: 'EOY' };

/** The measure, grade and window that a heading names. Undefined for what is no score, such as a percentile. */
function scoreOf(heading: string): { measure: string; suffix: string; window: string | undefined } | undefined {
  const [, name = '', suffix = '', window = ''] = scoreHeading.exec(heading) ?? [];
  const measure = measureOf('dibels-8', name);
  return measure ? { measure, suffix, window: windowOf[window] } : undefined;
}

/**
 * Whether headings, without case, spacing and punctuation, are of an export with columns for each grade: Data Farming of the
 * DIBELS Data System.
 */
export const hasGradeColumns = (headings: string[]): boolean => headings.some((heading) => scoreOf(heading));

/**
 * The columns of each grade that has scores of the window, the highest grade first; none where an export has no columns for
 * each grade. Throws {@link FileRefused} where it has none of this window, or does not say where and when a grade was.
 */
export function gradeColumns(headings: string[], period: Period): GradeColumns[] {
  if (!hasGradeColumns(headings)) return [];
  const grades = scoresByGrade(headings, period).map(([suffix, scores]) => ({
    grade: parseGrade(suffix) ?? '',
    year: headings.indexOf(`year${suffix}`),
    schools: [`schoolinstitutionalid${suffix}`, `school${suffix}`]
      .map((name) => headings.indexOf(name))
      .filter((index) => index >= 0),
    scores,
  }));
  if (grades.length === 0) throw new FileRefused('other-period', { period: describePeriod(period) });
  for (const { grade, year, schools } of grades) {
    const lacking = [...(year < 0 ? ['Year'] : []), ...(schools.length === 0 ? ['School'] : [])].join(' and ');
    if (lacking) {
      throw new FileRefused('columns-missing', {
        columns: `${lacking} of grade ${grade}`,
        found: 'scores of this grade',
      });
    }
  }
  return grades.sort((a, b) => rank(b.grade) - rank(a.grade));
}

/** The score columns of the window by how headings name their grade; the first of each measure. */
function scoresByGrade(headings: string[], period: Period): [string, ScoreColumn[]][] {
  const found = new Map<string, ScoreColumn[]>();
  for (const [index, heading] of headings.entries()) {
    const score = scoreOf(heading);
    if (!score || !period.endsWith(`-${score.window}`)) continue;
    const scores = found.get(score.suffix) ?? [];
    found.set(score.suffix, scores);
    if (scores.every(({ measure }) => measure !== score.measure)) scores.push({ measure: score.measure, index });
  }
  return [...found];
}

const rank = (grade: string): number => (grade === 'K' ? 0 : Number(grade));
