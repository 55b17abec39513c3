import type { Dataset } from '../catalog/dataset.ts';
import type { Report } from '../submissions/report.ts';
import { attributesWords } from './attributes-words.ts';
import { rosterWords } from './roster-words.ts';

/**
 * What a file does that moves no value by itself. Undefined of those from which values are made.
 *
 * @param schoolYear in words
 */
export function insteadOfMoved(
  dataset: Dataset,
  report: Pick<Report, 'columnsUsed'>,
  schoolYear: string,
): string | undefined {
  if (dataset === 'roster') return rosterWords(report, schoolYear);
  return dataset === 'attributes' ? attributesWords(report, schoolYear) : undefined;
}
