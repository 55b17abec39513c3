import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';

/** What each step asks of the next. Every message may come twice, late, or never; the sweep makes up for the last. */

/** ingest > recompute > recompute: a manifest of this dataset and period changed, or of a joined one, for these sections of the tree (all when absent). */
export const recomputeRequest = z.object({
  dataset: datasetSchema,
  period: periodSchema,
  sectionIds: z.array(identifier).optional(),
  /** Values of later periods that are made from this one too stay as they are. */
  alone: z.boolean().optional(),
});
export type RecomputeRequest = z.infer<typeof recomputeRequest>;

/** recompute > publish: the values of this indicator and period changed. */
export const indicatorPeriod = z.object({ indicatorId: identifier, period: periodSchema });
export type IndicatorPeriod = z.infer<typeof indicatorPeriod>;

/** publish > evaluate: what is published of this indicator changed, or a rule about it. */
export const evaluateRequest = z.object({ indicatorId: identifier });
export type EvaluateRequest = z.infer<typeof evaluateRequest>;

/** evaluate > notify: this person has notifications waiting. */
export const mailRequest = z.object({ recipientId: identifier });
export type MailRequest = z.infer<typeof mailRequest>;

/** > letters: the holder of this link asked for a new one, if there is such a link. */
const renewalRequest = z.object({ renewalOf: z.string() });
export type RenewalRequest = z.infer<typeof renewalRequest>;

/** > letters: this partner has letters waiting. */
const waitingLetters = z.object({ partnerId: identifier });

export const letterRequest = z.union([waitingLetters, renewalRequest]);
export type LetterRequest = z.infer<typeof letterRequest>;

/** calendar > digests: these people have a digest waiting; what they are made from is read once for all of them. */
export const digestRequest = z.object({ recipientIds: z.array(identifier).min(1) });
export type DigestRequest = z.infer<typeof digestRequest>;
