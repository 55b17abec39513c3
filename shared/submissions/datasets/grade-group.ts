import { NOT_REPORTED } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import { isMissing } from '../numbers.ts';

/** A grade as the value of a student group, such as `k` or `3`; a student may be without one. */
export function gradeGroup(text: string): string | undefined {
  return isMissing(text) ? NOT_REPORTED : parseGrade(text)?.toLowerCase();
}
