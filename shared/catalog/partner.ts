import * as z from 'zod';
import { contactSchema } from './contact.ts';
import { identifier } from './identifier.ts';

/** Who sends files. May only report on its place and the places within it. */
export const partnerSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  placeId: identifier,
  /** The main one first. Links are made for one of them, and a new link goes to nobody else. */
  contacts: z.array(contactSchema).max(5).optional(),
});
export type Partner = z.infer<typeof partnerSchema>;
