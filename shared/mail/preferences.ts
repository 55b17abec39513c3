import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { digestSettingsSchema } from '../digests/settings.ts';

/** The longest pause; what waits longer nobody wants to read. */
export const LONGEST_PAUSE_DAYS = 28;

/** What a recipient chose. */
export const preferenceChoices = z.object({
  /** Alerts as they come, told in the digest only, or not at all. */
  alerts: z.enum(['at-once', 'digest', 'none']).default('at-once'),
  digests: z.boolean().default(true),
  digest: digestSettingsSchema.prefault({}),
  /** Indicators that they do not want to hear of. */
  mutedIndicatorIds: z.array(identifier).max(500).default([]),
  /** Until then nothing is sent; alerts that still hold come after. */
  pausedUntil: z.iso.datetime().optional(),
});
export type PreferenceChoices = z.infer<typeof preferenceChoices>;

/** What a recipient chose, and the token that their mails carry: whoever has it may change the choice, and no more. */
export const preferencesSchema = preferenceChoices.extend({
  ownerId: identifier,
  token: z.string(),
  changedAt: z.iso.datetime().optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Nothing comes any more, until the recipient chooses otherwise. */
export const unsubscribed = (before: Preferences): Preferences => ({ ...before, alerts: 'none', digests: false });

/** Whether nothing comes any more. */
export const isUnsubscribed = ({ alerts, digests }: PreferenceChoices): boolean => alerts === 'none' && !digests;

/** Why an alert about an indicator is not mailed to them, or `paused` when it has to wait. */
export function whyNotTold(
  { alerts, mutedIndicatorIds, pausedUntil }: PreferenceChoices,
  indicatorId: string,
  now: Date,
): 'unsubscribed' | 'in-digest' | 'muted' | 'paused' | undefined {
  if (alerts === 'none') return 'unsubscribed';
  if (mutedIndicatorIds.includes(indicatorId)) return 'muted';
  if (alerts === 'digest') return 'in-digest';
  return pausedUntil !== undefined && pausedUntil > now.toISOString() ? 'paused' : undefined;
}
