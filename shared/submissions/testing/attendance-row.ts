import * as z from 'zod';
import { parseGrade } from '../../catalog/grade.ts';
import type { Place } from '../../catalog/place.ts';
import { definitions } from '../datasets/dataset-definition.ts';

const days = z
  .string()
  .trim()
  .regex(/^(\d{1,9}(\.\d{1,9})?|\.\d{1,9})$/)
  .transform(Number)
  .pipe(z.number().min(0).max(366));
const yesOrNo = z.string().trim().toLowerCase();

/**
 * What a row of attendance must be, in zod and cell by cell: the same rules as those of the reader, said a second time and
 * more slowly, so that a test can hold the two equal.
 */
export function attendanceRow(schools: Place[]) {
  const names = schools.flatMap(({ id, name, codes }) => [id, name, ...codes]).map((name) => name.toLowerCase());
  const cells = {
    student_id: z
      .string()
      .trim()
      .min(1)
      .refine((text) => !/^(null|n\/?a)$/i.test(text)),
    school: z.string().trim().toLowerCase().pipe(z.enum(names)),
    grade: z.string().refine((text) => text.trim() === '' || parseGrade(text) !== undefined),
    days_enrolled: days,
    days_absent: days,
    english_learner: yesOrNo.pipe(z.enum(['', 'y', 'yes', 'n', 'no', '1', '0'])),
  };
  const missing = definitions.attendance.fields.filter(({ name, required }) => required && !Object.hasOwn(cells, name));
  if (missing.length > 0) throw new Error(`The schema lacks ${missing.map(({ name }) => name).join(', ')}.`);
  return z.object(cells).refine((row) => row.days_absent <= row.days_enrolled);
}
