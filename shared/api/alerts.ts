import * as z from 'zod';
import { alertSchema } from '../alerts/alert.ts';
import { identifier } from '../catalog/identifier.ts';

/** GET /api/alerts: filters, all of which must hold. */
export const alertQuery = z.object({
  state: alertSchema.shape.state.optional(),
  indicator: identifier.optional(),
  place: identifier.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** One alert: its finding, and the same in a sentence. */
export const alertView = alertSchema.extend({
  sentence: z.string(),
  isImprovement: z.boolean().describe('Good news: a value that moved to the better side, or a gap that narrowed.'),
});

/** An alert in a list: the sentence without the finding behind it. */
export const alertSummary = alertView.omit({ finding: true });
export type AlertSummary = z.infer<typeof alertSummary>;
