import { dimensions } from '../catalog/dimensions.ts';
import type { Report } from '../submissions/report.ts';

/** Columns of a roster that tell no student group. */
const OTHERS = new Set(['student_id', 'school', 'grade', 'school_year']);

/** What a roster does for the values of its school year. */
export function rosterWords({ columnsUsed }: Pick<Report, 'columnsUsed'>, schoolYear: string): string {
  const groups = Object.keys(columnsUsed).filter((column) => !OTHERS.has(column));
  const names = groups.map((id) => dimensions.find((one) => one.id === id)?.name ?? id.replaceAll('_', ' '));
  return `It changes no total. The values of ${schoolYear} are also told for its student groups, wherever other files leave them open: ${names.join(', ')}.`;
}
