import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { findingSchema } from './finding.ts';

/** The life of one rule at one place. Missing data never resolves it. */
export const alertSchema = z.object({
  /** Deterministic: the same rule at the same place is the same alert. */
  id: z.string(),
  ruleId: identifier,
  ruleVersion: z.number().int(),
  indicatorId: identifier,
  placeId: identifier,
  state: z.enum(['firing', 'resolved']),
  /** Why it came into its state. */
  reason: z.enum(['opened', 'resolved', 'restated', 'rule-changed']),
  /** First period of the present state, and the last one judged. */
  since: periodSchema,
  period: periodSchema,
  changedAt: z.iso.datetime(),
  finding: findingSchema,
  /** Count of state changes; names the transition in the ledger. */
  revision: z.number().int().positive(),
  /** Its present state is not in the ledger of mails yet. Written with the state, so that neither comes without the other. */
  noticeDue: z.literal(true).optional(),
});
export type Alert = z.infer<typeof alertSchema>;
