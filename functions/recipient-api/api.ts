import { openPreferences } from '../../shared/access/preference-token.ts';
import { maySee } from '../../shared/alerts/recipients.ts';
import { addressOperations } from '../../shared/api/address-operations.ts';
import { type PreferencesView, preferenceOperations } from '../../shared/api/preference-operations.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import { sampleDigest } from '../../shared/digests/sample-digest.ts';
import { changeState, endOf } from '../../shared/mail/address-change.ts';
import {
  LONGEST_PAUSE_DAYS,
  type PreferenceChoices,
  type Preferences,
  unsubscribed,
} from '../../shared/mail/preferences.ts';
import { type Handlers, httpApi } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import { addressHandlers, askAddress } from './address.ts';
import type { RecipientPorts } from './ports.ts';

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

const DAY_MS = 24 * 60 * 60 * 1000;

/** The API behind the links of mails as a Lambda handler: what a recipient gets, and when. */
export function recipientApi(ports: RecipientPorts) {
  const operations = { ...preferenceOperations, ...addressOperations };
  return httpApi(operations, { ...preferenceHandlers(ports), ...addressHandlers(ports) });
}

function preferenceHandlers(ports: RecipientPorts): Handlers<typeof preferenceOperations> {
  const { store, queues, clock, siteUrl } = ports;
  const open = (token: string) => openOrRefuse(store, token);
  const save = async (next: Preferences, before: Preferences): Promise<void> => {
    const changed = { ...next, changedAt: clock().toISOString() };
    if (await store.preferences.replace(changed, before)) return;
    throw new Problem('conflict', 'It was changed elsewhere just now. Look again, and save once more.');
  };
  return {
    readPreferences: async ({ params }) => ({ status: 200, body: await viewOf(ports, await open(params.token)) }),
    async savePreferences({ params, body }) {
      const before = await open(params.token);
      checkChoice(body, clock());
      const { ownerId, token } = before;
      const next = { ...body, ownerId, token };
      await save(next, before);
      return { status: 200, body: await viewOf(ports, next) };
    },
    async askAddress({ params, body }) {
      const found = await open(params.token);
      await askAddress(ports, found.ownerId, body.email);
      return { status: 202, body: await viewOf(ports, found) };
    },
    async sendSample({ params }) {
      const { ownerId, digest } = await open(params.token);
      await store.notifications.create(sampleDigest(ownerId, digest, clock()));
      await queues.digest({ recipientIds: [ownerId] });
      return { status: 204 };
    },
    async unsubscribe({ params }) {
      const before = await open(params.token);
      await save(unsubscribed(before), before);
      return { status: 204 };
    },
    async showUnsubscribe({ params }) {
      const { token } = await open(params.token);
      return { status: 303, headers: { location: `${siteUrl}/preferences/${encodeURIComponent(token)}` } };
    },
  };
}

/** @throws Problem 404 for a token that opens nothing */
async function openOrRefuse(store: RecipientPorts['store'], token: string): Promise<Preferences> {
  const found = await openPreferences(store, token);
  if (found) return found;
  throw new Problem('link-unknown', 'No mail of ours has this link. Copy the whole address from the mail.');
}

/** @throws Problem 400 for a pause that is too long, and alerts in a digest that does not come */
function checkChoice({ pausedUntil, alerts, digests }: PreferenceChoices, now: Date): void {
  const latest = new Date(now.getTime() + (LONGEST_PAUSE_DAYS + 1) * DAY_MS).toISOString();
  if (pausedUntil !== undefined && pausedUntil > latest) {
    throw invalidRequest([{ field: 'pausedUntil', message: `must be within ${LONGEST_PAUSE_DAYS} days` }]);
  }
  if (alerts === 'digest' && !digests) {
    throw invalidRequest([{ field: 'alerts', message: 'can be told in a digest only when one is sent' }]);
  }
}

/** What a recipient chose, with what there is to choose from. */
async function viewOf({ store, clock }: RecipientPorts, { ownerId, token, changedAt, ...choice }: Preferences) {
  const [owner, partnership, indicators, places, change] = await Promise.all([
    store.owners.get(ownerId),
    store.partnership.get(),
    store.indicators.list(),
    store.places.list(),
    store.addressChanges.get(ownerId),
  ]);
  const { name, contact, timeZone, demo } = partnership;
  const tree = placeTree(places);
  const isAsked = change !== undefined && changeState(change, clock()) === 'open' && change.from === owner?.email;
  return {
    ...choice,
    ...{ name: owner?.name ?? ownerId, email: owner?.email ?? '' },
    ...(isAsked && { addressAsked: { email: change.to, until: endOf(change) } }),
    partnership: { name, contact, timeZone, demo },
    indicators: indicators.map(named),
    districts: places.filter(({ id, kind }) => kind === 'district' && owner && maySee(owner, id, tree)).map(named),
    ownsAny: [...indicators, ...places].some((one) => one.ownerId === ownerId),
  } satisfies PreferencesView;
}
