import * as z from 'zod';
import { topBottomCodingSchema } from '../disclosure/top-bottom-coding.ts';
import { identifier } from './identifier.ts';
import { timeZoneSchema } from './time-zone.ts';

/** Settings of the whole partnership; one item. */
export const partnershipSchema = z.object({
  name: z.string().min(1).max(120).default('Our partnership'),
  contact: z.string().max(200).default('your partnership contact'),
  /** People of the backbone staff who are told what the system itself needs: an address that fails, a mail given up. */
  staffIds: z.array(identifier).max(20).default([]),
  /** IANA zone in which dates are shown. */
  timeZone: timeZoneSchema.default('America/Los_Angeles'),
  /** Groups of fewer students than this are hidden everywhere. Never below 5. */
  minimumGroupSize: z.number().int().min(5).max(100).default(10),
  /** Shares that are told only as under or over a limit, as the state does it; see the presets of disclosure. */
  topBottomCoding: topBottomCodingSchema.default([]),
  /** Marks a region whose data is made up; shown on every page and mail. */
  demo: z.boolean().default(false),
});
export type Partnership = z.infer<typeof partnershipSchema>;
