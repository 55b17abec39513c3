import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { timeZoneSchema } from '../catalog/time-zone.ts';

/** When a person gets their digest, by the clock where they are. */
export const digestScheduleSchema = z.object({
  /** Weekly, or on the first such day of a month or of a quarter. */
  every: z.enum(['week', 'month', 'quarter']).default('week'),
  /** 1 is Monday, 7 Sunday. */
  day: z.number().int().min(1).max(7).default(1),
  hour: z.number().int().min(0).max(23).default(7),
  /** IANA zone. */
  timeZone: z.string(),
});
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;

/** When a person gets a digest, and of what. */
export const digestSettingsSchema = digestScheduleSchema.extend({
  /** The zone of the partnership when absent. */
  timeZone: timeZoneSchema.optional(),
  /** What they own, or everything that they may see; when absent what they own, for who owns anything. */
  follow: z.enum(['own', 'all']).optional(),
  /** The places followed, each with all within it; all that they may see when absent. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
  /** None comes when nothing changed. */
  skipUnchanged: z.boolean().default(true),
});
export type DigestSettings = z.infer<typeof digestSettingsSchema>;

/** The schedule by which a person's digests come. */
export function scheduleOf(settings: DigestSettings, { timeZone }: Pick<Partnership, 'timeZone'>): DigestSchedule {
  return { ...settings, timeZone: settings.timeZone ?? timeZone };
}
