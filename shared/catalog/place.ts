import * as z from 'zod';
import { identifier } from './identifier.ts';

/** A region holds districts, a district holds schools (or program sites). There is one region. */
export const placeSchema = z.object({
  id: identifier,
  kind: z.enum(['region', 'district', 'school']),
  name: z.string().min(1).max(120),
  /** The place it lies in; only the region has none. */
  parentId: identifier.optional(),
  /** Who cares for it, and may be mailed about it. */
  ownerId: identifier.optional(),
  /** How partners' files call it: local and state codes, other spellings. The id and the name always match too. */
  codes: z.array(z.string().min(1).max(80)).max(50).default([]),
});
export type Place = z.infer<typeof placeSchema>;
