import * as z from 'zod';
import { contactSchema } from '../catalog/contact.ts';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';

/** An upload link. Its token is 192 random bits and is shown once; only its SHA-256 is stored, as `id`. */
export const linkSchema = z.object({
  /** SHA-256 of the token, hex. */
  id: z.string(),
  partnerId: identifier,
  dataset: datasetSchema,
  periods: z.array(periodSchema).min(1).max(60),
  /** The indicator that counts are for, where the file has no indicator column. */
  indicatorId: identifier.optional(),
  /** Whom it was made for, as they were called then. */
  contact: contactSchema.optional(),
  expiresAt: z.iso.datetime(),
  maximumUses: z.number().int().positive(),
  uses: z.number().int().nonnegative(),
  dueOn: z.iso.date().optional(),
  /** The file whose receipt brought the link: through it that file is seen and taken back too. */
  receiptOf: z.string().optional(),
  /** False where receipts of its files are not mailed; they are to its contact otherwise. */
  receiptsByMail: z.boolean().optional(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
});
export type Link = z.infer<typeof linkSchema>;

/** What a link is to be for, before it is made. */
export const wantedLinkSchema = linkSchema
  .pick({
    ...{ dataset: true, periods: true, indicatorId: true, maximumUses: true },
    ...{ dueOn: true, receiptOf: true, receiptsByMail: true },
  })
  .extend({
    /** 14 days after it is made when absent. */
    expiresAt: z.iso.datetime().optional(),
  });
export type WantedLink = z.infer<typeof wantedLinkSchema>;
