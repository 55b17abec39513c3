import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Preferences, preferencesSchema } from '../mail/preferences.ts';
import type { Store } from '../store/store.ts';

/** The preferences of a person, with the token of their mails; made when they get their first. */
export async function preferencesOf(
  { preferences }: Pick<Store, 'preferences'>,
  ownerId: string,
): Promise<Preferences> {
  const known = await preferences.get(ownerId);
  if (known) return known;
  const fresh = preferencesSchema.parse({ ownerId, token: mintFor(ownerId) });
  return (await preferences.replace(fresh, undefined)) ? fresh : preferencesOf({ preferences }, ownerId);
}

/** Where the recipient of a mail chooses what to get, and where mail programs unsubscribe for them. */
export async function choiceUrlsOf(
  store: Pick<Store, 'preferences'>,
  ownerId: string,
  siteUrl: string,
): Promise<{ choiceUrl: string; unsubscribeUrl: string }> {
  const { token } = await preferencesOf(store, ownerId);
  const path = `/preferences/${encodeURIComponent(token)}`;
  return { choiceUrl: `${siteUrl}${path}`, unsubscribeUrl: `${siteUrl}/api${path}/unsubscribe` };
}

const mintFor = (ownerId: string) => `${ownerId}~${randomBytes(18).toString('base64url')}`;

/** Gives a person's next mails another token: who has only those at an earlier address chooses for them no more. */
export async function renewPreferenceToken(
  { preferences }: Pick<Store, 'preferences'>,
  ownerId: string,
): Promise<void> {
  for (;;) {
    const before = await preferences.get(ownerId);
    if (!before || (await preferences.replace({ ...before, token: mintFor(ownerId) }, before))) return;
  }
}

/** The preferences that a token opens; undefined for any other text. */
export async function openPreferences(
  { preferences }: Pick<Store, 'preferences'>,
  token: string,
): Promise<Preferences | undefined> {
  const [ownerId = ''] = token.split('~', 1);
  const known = await preferences.get(ownerId);
  const [given, right] = [Buffer.from(token), Buffer.from(known?.token ?? '')];
  return known && given.length === right.length && timingSafeEqual(given, right) ? known : undefined;
}
