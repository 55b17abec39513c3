import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { findingSchema } from './finding.ts';

export const alertStates = ['pending', 'firing', 'acknowledged', 'silenced', 'resolved'] as const;

/** Why an alert came into its state. */
const reason = z.enum([
  'opened',
  'resolved',
  /** A corrected file changed what was found. */
  'restated',
  /** An edited rule, or one that watches it no longer. */
  'rule-changed',
  'acknowledged',
  'silenced',
  'silence-ended',
]);

const author = z.string().min(1).max(200);
const text = z.string().min(1).max(2000);

/** How many changes and notes an alert remembers. */
export const REMEMBERED = 100;

/** The life of one rule for one indicator, place and subject. Missing data never resolves it. */
export const alertSchema = z.object({
  /** Deterministic: the same rule, indicator, place and subject is the same alert. */
  id: z.string(),
  ruleId: identifier,
  ruleVersion: z.number().int(),
  indicatorId: identifier,
  placeId: identifier,
  /** `pending`: it holds, but not yet for as many periods as its rule asks. */
  state: z.enum(alertStates),
  reason,
  /** First period of the present state, and the last one judged. */
  since: periodSchema,
  period: periodSchema,
  changedAt: z.iso.datetime(),
  finding: findingSchema,
  /** Count of changes; names the transition in the ledger. */
  revision: z.number().int().positive(),
  /** The revision that is not in the ledger of mails yet. Written with the state, so that neither comes without the other. */
  noticeDue: z.number().int().positive().optional(),
  /** The last period that was told, at once or by the digest. */
  toldOf: periodSchema.optional(),
  /** It opened within the quiet time after it was last told. */
  quiet: z.literal(true).optional(),
  /** Nobody is told before `until`. Outlives the state: what opens meanwhile is silenced too. */
  silence: z.object({ until: z.iso.datetime(), reason: text, by: author, at: z.iso.datetime() }).optional(),
  assigneeId: identifier.optional(),
  notes: z.array(z.object({ at: z.iso.datetime(), by: author, text })).default([]),
  /** The latest changes, in order of time. */
  history: z
    .array(
      z.object({
        revision: z.number().int(),
        at: z.iso.datetime(),
        state: z.enum(alertStates),
        reason,
        period: periodSchema,
        ruleVersion: z.number().int(),
        by: author.optional(),
      }),
    )
    .default([]),
});
export type Alert = z.infer<typeof alertSchema>;

/** Whether its rule holds, whoever knows or cares. */
export const isOpen = ({ state }: Pick<Alert, 'state'>): boolean =>
  state === 'firing' || state === 'acknowledged' || state === 'silenced';
