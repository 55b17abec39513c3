import * as z from 'zod';
import { countedIndicator } from '../../api/published.ts';
import { identifier } from '../../catalog/identifier.ts';
import { laterPeriod, type Period, periodSchema, schoolYear, yearBefore } from '../../catalog/period.ts';
import { fileFactsSchema } from './file-facts.ts';
import { usualRateSchema } from './usual-rate.ts';

/**
 * What a file is compared with: what counted, and what was published, when its upload was asked for. It is kept with the
 * submission, so that what is decided does not depend on when, in which order or how often files are read.
 */
export const comparisonSchema = z.object({
  period: periodSchema,
  /** The files that counted in the period before, each with the places for which it did. */
  before: z
    .object({
      period: periodSchema,
      files: z.array(z.object({ sequence: z.number().int(), places: fileFactsSchema })),
    })
    .optional(),
  /** Places that other files of the same period had. */
  present: z.array(identifier),
  /** What is usual by what is published, of indicators that are made from files of this one period. */
  usual: z.array(z.object({ indicator: countedIndicator, places: z.record(identifier, usualRateSchema) })),
  /** Rates of fewer students are not judged. */
  minimumStudents: z.number().int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/**
 * Periods whose files one of this period may be compared with, the best first: the earlier ones of its school year, the
 * latest first, then the same time a year before. Others differ by season or by who is in school.
 *
 * @example comparablePeriods('2025-10') // ['2025-09', '2025-08', '2025-07', '2024-10']
 */
export function comparablePeriods(period: Period): Period[] {
  const found: Period[] = [];
  for (let steps = 1; schoolYear(laterPeriod(period, -steps)) === schoolYear(period); steps += 1) {
    found.push(laterPeriod(period, -steps));
  }
  return [...found, yearBefore(period)];
}
