import { type Dataset, isJoined } from '../catalog/dataset.ts';
import type { Report } from '../submissions/report.ts';
import { attributesWords } from './attributes-words.ts';
import { joinedWords } from './joined-words.ts';

/**
 * What a file does that moves no value by itself. Undefined of those from which values are made.
 *
 * @param schoolYear in words
 */
export function insteadOfMoved(
  dataset: Dataset,
  report: Pick<Report, 'columnsUsed' | 'programs'>,
  schoolYear: string,
): string | undefined {
  if (isJoined(dataset)) return joinedWords(report, schoolYear);
  return dataset === 'attributes' ? attributesWords(report, schoolYear) : undefined;
}
