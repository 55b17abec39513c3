import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { addressStandingSchema } from '../mail/address-standing.ts';
import { letterKinds } from '../mail/line-about.ts';
import { notificationSchema } from '../mail/notification.ts';
import type { Content, Operations } from './operation.ts';

const line = notificationSchema.omit({ about: true }).extend({
  /** Whether it tells of an alert, of a while, of an address that fails, of a recipient or a partner's contact, asks and tells of another address, of a file that is long overdue, or is a letter to a partner. */
  kind: z.enum([
    ...(['alert', 'digest', 'address', 'contact-address', 'address-asked', 'address-changed', 'escalation'] as const),
    ...letterKinds,
  ]),
  /** The alert that it tells of; none for other matters. */
  alertId: z.string().optional(),
  /** Where it goes, when not to the address that the recipient has then. */
  email: z.string().optional(),
  /** What the provider said became of the mail. */
  events: z.array(z.object({ type: z.string(), at: z.string() })),
});
export type MailLine = z.infer<typeof line>;

const address = addressStandingSchema.omit({ counted: true });
const byEmail = z.object({ email: z.email() });

/** The ledger of mails, and the addresses that take none. */
export const mailOperations = {
  listMails: {
    method: 'GET',
    path: '/api/mails',
    summary: 'List who was mailed what, line by line of the ledger of a month, the latest first',
    tag: 'mails',
    access: 'backbone',
    query: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month, for example 2026-03')
        .optional()
        .describe('By the clock of UTC; the present one when absent.'),
      state: notificationSchema.shape.state.optional(),
      recipient: identifier.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    answers: {
      200: {
        description: 'The lines',
        content: { name: 'MailList', schema: z.object({ mails: z.array(line) }) } satisfies Content,
      },
    },
  },
  listAddresses: {
    method: 'GET',
    path: '/api/addresses',
    summary: 'List addresses of which the provider said something',
    tag: 'mails',
    access: 'backbone',
    answers: {
      200: {
        description: 'The addresses',
        content: { name: 'AddressList', schema: z.object({ addresses: z.array(address) }) },
      },
    },
  },
  liftSuspension: {
    method: 'DELETE',
    path: '/api/addresses/{email}/suspension',
    summary: 'Let an address get mail again',
    tag: 'mails',
    access: 'backbone',
    params: byEmail,
    answers: { 204: { description: 'Lifted' } },
    problems: ['not-found', 'conflict'],
  },
} as const satisfies Operations;
