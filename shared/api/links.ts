import * as z from 'zod';
import { linkStates } from '../access/link-state.ts';
import { contactSchema } from '../catalog/contact.ts';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { linkSchema } from '../submissions/link.ts';

export const linkDelivery = z.enum(['shown', 'mailed']);

/** POST /api/links: mints an upload link. */
export const linkRequest = z.strictObject({
  partnerId: identifier.meta({ examples: ['fircrest'] }),
  dataset: datasetSchema,
  periods: z
    .array(periodSchema)
    .min(1)
    .max(60)
    .refine((periods) => new Set(periods).size === periods.length, 'name each period once')
    .meta({ examples: [['2026-02']] }),
  /** The indicator that counts are for, where the file has no indicator column. */
  indicatorId: identifier.optional(),
  /** The address of one of the partner's contacts; the main one when left out. */
  contact: z.email().optional(),
  /** 14 days from now when left out, or the end of the agreement; at most 400 days, and not beyond the agreement. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  maximumUses: z.number().int().min(1).max(1000).default(20),
  dueOn: z.iso.date().optional(),
  /** Whether the contact gets the receipt of each file by mail. */
  receiptsByMail: z.boolean().default(true),
  /** In the answer, this once; or mailed to the contact, and shown to nobody else. */
  delivery: linkDelivery.default('shown'),
});
export type LinkRequest = z.infer<typeof linkRequest>;

/** POST /api/links/batch: mints several links of one partner at once, or none of them. */
export const linksRequest = linkRequest
  .pick({
    ...{ partnerId: true, contact: true, expiresAt: true, maximumUses: true },
    ...{ receiptsByMail: true, delivery: true },
  })
  .extend({
    links: z
      .array(linkRequest.pick({ dataset: true, periods: true, indicatorId: true, dueOn: true }))
      .min(1)
      .max(60),
  });

/** A link as staff see it: never its token. */
export const staffLinkView = linkSchema.extend({
  state: z.enum(linkStates),
  /** When its holder asked for a new one, until staff answer. */
  renewalAskedAt: z.iso.datetime().optional(),
});
export type StaffLinkView = z.infer<typeof staffLinkView>;

/** The answer to a mint, the only one that holds the token: it cannot be read again. */
export const mintedLink = staffLinkView.extend({
  token: z.string(),
  /** The page to send to the partner. */
  url: z.url(),
  /** Where scripts and `curl` send to. */
  apiUrl: z.url(),
});
export type MintedLink = z.infer<typeof mintedLink>;

/** The answer where links are mailed: to whom. They are made when the mail is written. */
export const mailedLinks = z.object({ mailedTo: contactSchema });
