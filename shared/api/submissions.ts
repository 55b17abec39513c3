import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { noteWords } from '../submissions/note.ts';
import { submissionSchema } from '../submissions/submission.ts';

/** GET /api/submissions: filters, all of which must hold. */
export const submissionQuery = z.object({
  partner: identifier.optional(),
  dataset: datasetSchema.optional(),
  period: periodSchema.optional().meta({ examples: ['2026-02'] }),
  state: submissionSchema.shape.state.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** One submission with the report of its file; what is odd about it comes without numbers of students. */
export const submissionView = submissionSchema.omit({
  objectKey: true,
  inputs: true,
  joinedInputs: true,
  withdrawnInputs: true,
  withdrawnJoinedInputs: true,
  totals: true,
});
export type SubmissionView = z.infer<typeof submissionView>;

/** A submission in a list: without its report. */
export const submissionSummary = submissionView.omit({ report: true });
export type SubmissionSummary = z.infer<typeof submissionSummary>;

/** POST …/withdrawal: why, in a few words; may be left out, and the body with it. */
export const withdrawalRequest = z.object({ reason: noteWords.optional() });
