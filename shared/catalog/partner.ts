import * as z from 'zod';
import { identifier } from './identifier.ts';

/** Who sends files. May only report on its place and the places within it. */
export const partnerSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  placeId: identifier,
  email: z.email().optional(),
});
export type Partner = z.infer<typeof partnerSchema>;
