import { describeDimension } from '../catalog/dimensions.ts';
import type { Report } from '../submissions/report.ts';

/** Columns of a roster that tell no student group. */
const OTHERS = new Set(['student_id', 'school', 'grade', 'school_year']);

/** What a roster, or a file of participation, does for the values of its school year. */
export function joinedWords({ columnsUsed, programs }: Pick<Report, 'columnsUsed' | 'programs'>, year: string): string {
  if (programs) {
    const names = programs.map(describeDimension).join(', ');
    return `It changes no total. The values of ${year} are also told for students who are in these programs and for those who are not, at the schools that it names for each: ${names}.`;
  }
  const groups = Object.keys(columnsUsed).filter((column) => !OTHERS.has(column));
  const names = groups.map(describeDimension).join(', ');
  return `It changes no total. The values of ${year} are also told for its student groups, wherever other files leave them open: ${names}.`;
}
