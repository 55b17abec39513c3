import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { noteWords } from './note.ts';
import { refusalSchema } from './problem.ts';
import { reportSchema } from './report.ts';
import { sheetName } from './sheet-name.ts';
import { suspicionCodes, suspicionSchema } from './suspicions/catalog.ts';
import { withdrawalSchema } from './withdrawal.ts';

/** One file for one (partner, dataset, period). */
export const submissionSchema = z.object({
  /** Sequence number of the mint as 10 digits; the higher one counts, whatever the order of processing. */
  id: z.string(),
  sequence: z.number().int().positive(),
  partnerId: identifier,
  dataset: datasetSchema,
  period: periodSchema,
  linkId: z.string(),
  fileName: z.string().max(200),
  /** What the partner says of the file, to whoever reads its numbers. */
  note: noteWords.optional(),
  /** The sheet to read, where the file is a workbook; the first with values where none is named. */
  sheet: sheetName.optional(),
  /**
   * It is read by a mapping, which is kept beside it: the one that the partner sent with it, or the one that was remembered
   * when it was announced.
   */
  mapping: z.enum(['confirmed', 'remembered']).optional(),
  /** Bytes and base64 SHA-256 that the upload is bound to. */
  size: z.number().int().nonnegative(),
  checksum: z.string(),
  objectKey: z.string(),
  /**
   * awaiting-file > accepted | held | refused; held > accepted | withdrawn; accepted > withdrawn. What is held was read, is
   * odd, and counts nowhere until the partner confirms it.
   */
  state: z.enum(['awaiting-file', 'held', 'accepted', 'refused', 'withdrawn']),
  mintedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().optional(),
  report: reportSchema.optional(),
  refusal: refusalSchema.optional(),
  /** Of its report, what files are compared by: rows that were tried, those that were refused, and those left aside. */
  totals: z
    .object({
      rows: z.number().int(),
      refused: z.number().int(),
      otherPeriod: z.number().int(),
      students: z.number().int(),
    })
    .optional(),
  /** Sum of the manifest versions of its dataset and period when it became visible; computed once a checkpoint reaches it. */
  inputs: z.number().int().optional(),
  /** What joined datasets added to that sum then; releases are numbered with it. */
  joinedInputs: z.number().int().optional(),
  /** What is odd about the file, and which of it the partner said is right, in the note. */
  suspicions: z.array(suspicionSchema).optional(),
  confirmed: z.array(z.enum(suspicionCodes)).optional(),
  withdrawal: withdrawalSchema.optional(),
  /** The same sums when it became invisible again. */
  withdrawnInputs: z.number().int().optional(),
  withdrawnJoinedInputs: z.number().int().optional(),
});
export type Submission = z.infer<typeof submissionSchema>;
