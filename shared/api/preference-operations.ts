import * as z from 'zod';
import { preferenceChoices } from '../mail/preferences.ts';
import type { Content, Operations } from './operation.ts';

/** Any text: a malformed token is answered as an unknown one. */
const byToken = z.object({ token: z.string() });

const named = z.object({ id: z.string(), name: z.string() });

export const preferencesView = preferenceChoices.extend({
  /** Who it is. */
  name: z.string(),
  email: z.string(),
  /** The other address that they asked for; mails go there once it is confirmed. */
  addressAsked: z.object({ email: z.string(), until: z.iso.datetime() }).optional(),
  partnership: z.object({ name: z.string(), contact: z.string(), timeZone: z.string(), demo: z.boolean() }),
  indicators: z.array(named),
  /** The districts that they may see. */
  districts: z.array(named),
  /** Whether they own an indicator or a place. */
  ownsAny: z.boolean(),
});
export type PreferencesView = z.infer<typeof preferencesView>;

const content = { name: 'Preferences', schema: preferencesView } satisfies Content;
const answers = { 200: { description: 'The choice', content } } as const;
const common = { tag: 'preferences', access: 'link', params: byToken, problems: ['link-unknown'] } as const;

/** What the recipient of mails may choose; the token in the mail is the authority. Reading never changes anything. */
export const preferenceOperations = {
  readPreferences: {
    ...common,
    method: 'GET',
    path: '/api/preferences/{token}',
    summary: 'Read what a recipient chose',
    answers,
  },
  savePreferences: {
    ...common,
    method: 'PUT',
    path: '/api/preferences/{token}',
    summary: 'Choose what to get, and when',
    body: { name: 'PreferencesSave', schema: z.strictObject(preferenceChoices.shape) },
    answers,
    problems: ['link-unknown', 'conflict'],
  },
  askAddress: {
    ...common,
    method: 'POST',
    path: '/api/preferences/{token}/address',
    summary: 'Ask for another address; mails go there once whoever reads them confirms it',
    body: { name: 'AddressWanted', schema: z.strictObject({ email: z.email().max(254) }) },
    answers: { 202: { description: 'The address is asked', content } },
    problems: ['link-unknown', 'conflict', 'too-often'],
  },
  sendSample: {
    ...common,
    method: 'POST',
    path: '/api/preferences/{token}/sample',
    summary: 'Get a digest now, to see what it is like; one a minute',
    answers: { 204: { description: 'It is on its way to the address of the recipient' } },
  },
  unsubscribe: {
    ...common,
    method: 'POST',
    path: '/api/preferences/{token}/unsubscribe',
    summary: 'Get nothing any more, with one click of the mail program (RFC 8058)',
    body: { name: 'OneClick', schema: z.object({ 'List-Unsubscribe': z.literal('One-Click') }), form: true },
    answers: { 204: { description: 'Unsubscribed' } },
  },
  showUnsubscribe: {
    ...common,
    method: 'GET',
    path: '/api/preferences/{token}/unsubscribe',
    summary: 'Go to the page of the choice; following a link changes nothing',
    answers: { 303: { description: 'The page' } },
  },
} as const satisfies Operations;
