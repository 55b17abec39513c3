import * as z from 'zod';
import { identifier } from './identifier.ts';

/** A person who is mailed about the indicators they own. */
export const ownerSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  email: z.email(),
});
export type Owner = z.infer<typeof ownerSchema>;
