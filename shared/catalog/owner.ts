import * as z from 'zod';
import { identifier } from './identifier.ts';

/** A person who is mailed about the indicators and places they own, and perhaps signs in. */
export const ownerSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  email: z.email(),
  /** How they are called where they sign in; a manager whom no owner names sees no place there. */
  username: z.string().min(1).max(128).optional(),
  /** The places that they may see, in mails and where they sign in, each with all within it; every place when absent. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
});
export type Owner = z.infer<typeof ownerSchema>;
