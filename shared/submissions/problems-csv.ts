import { csvLine, neutral } from './csv-text.ts';
import type { Problem } from './problem.ts';

/**
 * The rows to mend of a file as a CSV file: where each is, what is wrong, how to mend it, and its code. It repeats no value
 * of the file, which is deleted by then.
 */
export function problemsCsv(problems: readonly Problem[]): string {
  const rows = problems.map(({ row, column, message, hint, code }) => [
    String(row),
    neutral(column),
    neutral(message),
    neutral(hint),
    code,
  ]);
  return [['Row', 'Column', 'What is wrong', 'How to mend it', 'Code'], ...rows].map((row) => csvLine(row)).join('');
}
