import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { suspensionSchema } from '../mail/address-standing.ts';
import { preferenceChoices } from '../mail/preferences.ts';
import type { Content, Operations } from './operation.ts';

const recipient = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** The places that they may see; every place when absent. */
  placeIds: z.array(z.string()).optional(),
  /** What they chose; absent while they have had no mail. */
  choice: preferenceChoices.optional(),
  suspension: suspensionSchema.optional(),
  /** Another address that they asked for, not confirmed yet. */
  addressAsked: z.object({ email: z.string(), until: z.iso.datetime() }).optional(),
  /** Since when they have the address that they asked for themselves. */
  addressChangedAt: z.iso.datetime().optional(),
  /** What rules tell them, and why them. */
  gets: z.array(
    z.object({
      ruleId: z.string(),
      indicatorId: z.string(),
      /** They own the indicator, some of the places watched, or an open cycle there, or the rule names them. */
      because: z.array(z.enum(['owns-indicator', 'owns-place', 'owns-cycle', 'named'])),
      delivery: z.enum(['at-once', 'digest']),
    }),
  ),
});
export type Recipient = z.infer<typeof recipient>;

export const recipientOperations = {
  listRecipients: {
    method: 'GET',
    path: '/api/recipients',
    summary: 'List who gets which mails and why, and what they chose',
    tag: 'mails',
    access: 'backbone',
    answers: {
      200: {
        description: 'Everybody who may be mailed',
        content: { name: 'RecipientList', schema: z.object({ recipients: z.array(recipient) }) } satisfies Content,
      },
    },
  },
  readOwnToken: {
    method: 'GET',
    path: '/api/own-preferences',
    summary: 'Read the token of your own mails, which opens what you get: the owner whose user name you sign in with',
    tag: 'preferences',
    access: 'manager',
    answers: {
      200: {
        description: 'As in /api/preferences/{token}',
        content: { name: 'OwnToken', schema: z.object({ token: z.string() }) } satisfies Content,
      },
    },
    problems: ['not-found'],
  },
  sendSampleTo: {
    method: 'POST',
    path: '/api/recipients/{id}/sample',
    summary: 'Send somebody a digest now, as theirs would be; one a minute',
    tag: 'mails',
    access: 'backbone',
    params: z.object({ id: identifier }),
    answers: { 204: { description: 'It is on its way to their address' } },
    problems: ['not-found'],
  },
} as const satisfies Operations;
