import * as z from 'zod';
import { alertSchema } from '../alerts/alert.ts';
import { identifier } from '../catalog/identifier.ts';

/** GET /api/alerts: filters, all of which must hold. */
export const alertQuery = z.object({
  state: alertSchema.shape.state.or(z.literal('open')).optional(),
  indicator: identifier.optional(),
  rule: identifier.optional(),
  place: identifier.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** One alert: its finding, and the same in a sentence. */
export const alertView = alertSchema.extend({
  title: z.string().describe('The finding in short: who, what, to.'),
  sentence: z.string(),
  isImprovement: z.boolean().describe('Good news: a value that moved to the better side, or a gap that narrowed.'),
});

/** An alert in a list: the sentence without the finding behind it, and without its history. */
export const alertSummary = alertView.omit({ finding: true, history: true });

/** POST /api/alerts/{id}/silence */
export const silenceRequest = z.object({
  until: z.iso.datetime().meta({ examples: ['2026-04-01T07:00:00Z'] }),
  reason: z.string().trim().min(1).max(2000),
});

/** PUT /api/alerts/{id}/assignee; without `ownerId` nobody is assigned. */
export const assigneeRequest = z.object({ ownerId: identifier.optional() });

/** POST /api/alerts/{id}/notes */
export const noteRequest = z.object({ text: z.string().trim().min(1).max(2000) });

export type AlertSummary = z.infer<typeof alertSummary>;
export type AlertView = z.infer<typeof alertView>;
