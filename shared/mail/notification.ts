import * as z from 'zod';
import { findingSchema } from '../alerts/finding.ts';
import { identifier } from '../catalog/identifier.ts';

/** One line of the outbox ledger: one transition of one alert for one recipient is mailed once or not at all. */
export const notificationSchema = z.object({
  /** Deterministic from alert, revision and recipient. */
  id: z.string(),
  recipientId: identifier,
  alertId: z.string(),
  restated: z.boolean(),
  finding: findingSchema,
  /** pending > sending (leased, perhaps handed to the provider) > sent. */
  state: z.enum(['pending', 'sending', 'sent']),
  /** The mail that carries it, drawn anew for each attempt; also the tag of the provider's events. */
  mailId: z.string().optional(),
  leaseUntil: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
});
export type Notification = z.infer<typeof notificationSchema>;

/** The same transition of the same alert for the same person is the same line of the ledger. */
export function notificationId(alert: { id: string; revision: number }, recipientId: string): string {
  return `${alert.id}~${alert.revision}~${recipientId}`;
}
