import * as z from 'zod';
import { findingSchema } from '../alerts/finding.ts';
import { severitySchema } from '../alerts/rule.ts';
import { noticeFields } from '../calendar/notices.ts';
import { contactSchema } from '../catalog/contact.ts';
import { identifier } from '../catalog/identifier.ts';
import { suspensionSchema } from './address-standing.ts';
import { letterSchemas } from './letter.ts';

const ofAddressChange = {
  requestId: z.string(),
  /** Where this mail goes: the new address is asked, the one before is told. */
  email: z.string(),
  /** The end of the request. */
  until: z.iso.datetime(),
};

/**
 * What a line of the ledger tells: what a rule found, what a while brought, that an address takes no more mail; or it asks
 * the other address that its recipient wants, and tells the one before; that a file is long overdue; or it is a letter to a
 * partner.
 */
const aboutSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('alert'),
    alertId: z.string(),
    /** Of its rule when it was found. */
    severity: severitySchema,
    restated: z.boolean(),
    finding: findingSchema,
  }),
  z.object({
    kind: z.literal('digest'),
    /** The name of its week, month or quarter; of a sample, the moment that it was asked for. */
    period: z.string(),
    every: z.enum(['week', 'month', 'quarter']),
    /** It tells of what came after `since`, up to `until`. */
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    /** Asked for by its recipient: it comes even when it has nothing new. */
    isSample: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('address'), ownerId: identifier, suspension: suspensionSchema }),
  z.object({
    ...{ kind: z.literal('contact-address'), partnerId: identifier, contact: contactSchema },
    suspension: suspensionSchema,
  }),
  z.object({ kind: z.literal('address-asked'), ...ofAddressChange }),
  z.object({ kind: z.literal('address-changed'), ...ofAddressChange }),
  z.object({ kind: z.literal('escalation'), ...noticeFields }),
  ...letterSchemas,
]);

/** Why a line was never mailed. */
const dropReason = z.enum([
  /** The person was removed, or is no contact of the partner any more. */
  'nobody',
  /** They may not see the place, by now. */
  'not-allowed',
  /** Something that it counts was hidden since, to protect students. */
  'hidden',
  /** Their address takes no mail. */
  'suspended',
  /** They chose so: nothing, not of this indicator, in the digest only. */
  'unsubscribed',
  'muted',
  'in-digest',
  /** It was over when their pause ended, when the other address was to be asked, or before a letter or a word to staff could be written. */
  'over',
  /** No agreement covers what a letter asks for, by now. */
  'no-agreement',
  /** A digest within their pause, or with nothing new. */
  'paused',
  'nothing-new',
]);

/** One line of the outbox ledger: one transition of one alert for one recipient is mailed once or not at all. */
export const notificationSchema = z.object({
  /** Deterministic from what it tells, its revision and the recipient. */
  id: z.string(),
  /** An owner; of letters, the partner. */
  recipientId: identifier,
  about: aboutSchema,
  /** pending > sending (leased, perhaps handed to the provider) > sent; failed after too many refusals; dropped unsent. */
  state: z.enum(['pending', 'sending', 'sent', 'failed', 'dropped']),
  /** The mail that carries it, named after its lines; also the tag of the provider's events. */
  mailId: z.string().optional(),
  leaseUntil: z.iso.datetime().optional(),
  /** How often the provider would not take it, what it said last, and when it is tried again. */
  refusals: z.number().int().optional(),
  refusedBecause: z.string().optional(),
  notBefore: z.iso.datetime().optional(),
  dropped: dropReason.optional(),
  /** The links that its letter brings; those of an attempt before it are revoked. */
  linkIds: z.array(z.string()).optional(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
});
export type Notification = z.infer<typeof notificationSchema>;
export type NotificationAbout<Kind extends Notification['about']['kind']> = Extract<
  Notification['about'],
  { kind: Kind }
>;

/** The same transition of the same alert for the same person is the same line of the ledger. */
export function notificationId(alert: { id: string; revision: number }, recipientId: string): string {
  return `${alert.id}~${alert.revision}~${recipientId}`;
}
