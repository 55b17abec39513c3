import * as z from 'zod';
import { noticeFields } from '../calendar/notices.ts';
import { contactSchema } from '../catalog/contact.ts';
import { wantedLinkSchema } from '../submissions/link.ts';
import { submissionSchema } from '../submissions/submission.ts';

/** Whom a letter goes to: one of the partner's contacts when it was filed, and still when it is sent. */
const toContact = { contact: contactSchema };

/** What became of a file that its partner is written about. */
export const receiptStates = submissionSchema.shape.state.exclude(['awaiting-file']);

/** What a letter to a partner's contact tells. Each is a mail of its own, and its links are made when it is written. */
export const letterSchemas = [
  /** New links, made by staff, or for the holder of an ended one who asked. */
  z.object({
    kind: z.literal('links'),
    ...toContact,
    links: z.array(wantedLinkSchema).min(1).max(60),
    /** The id of the ended link. */
    insteadOf: z.string().optional(),
  }),
  /** What became of a file. */
  z.object({ kind: z.literal('receipt'), ...toContact, submissionId: z.string(), state: receiptStates }),
  /** A file that is due soon, or was due and did not come whole. */
  z.object({ kind: z.literal('reminder'), ...toContact, ...noticeFields }),
  z.object({ kind: z.literal('overdue'), ...toContact, ...noticeFields }),
] as const;

export type Letter = z.infer<(typeof letterSchemas)[number]>;
export type LetterAbout<Kind extends Letter['kind']> = Extract<Letter, { kind: Kind }>;
