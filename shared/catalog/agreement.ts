import * as z from 'zod';
import { datasetSchema, datasets } from './dataset.ts';
import { identifier } from './identifier.ts';

/** A signed data sharing agreement with a partner. Without one that covers it, no file is asked for or taken. */
export const agreementSchema = z.object({
  id: identifier,
  partnerId: identifier,
  /** The first day on which it holds. */
  signedOn: z.iso.date(),
  /** The last day on which it holds, to its end by the clock of the partnership. */
  expiresOn: z.iso.date(),
  datasets: z.array(datasetSchema).min(1).max(datasets.length),
  /** Rows of students, or nothing but what has none: counts that the partner made itself, and attributes of places. */
  level: z.enum(['students', 'counts']),
  /** The smallest group that may be shown, where the agreement names one; the partnership's own is never below it. */
  minimumGroupSize: z.number().int().min(5).max(100).optional(),
  /** Rows of students are deleted so many months after the end of their school year; never by themselves when absent. */
  keepMonths: z.number().int().min(1).max(120).optional(),
  note: z.string().max(1000).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;
