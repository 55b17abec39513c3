import { randomBytes } from 'node:crypto';
import type { Owner } from '../catalog/owner.ts';
import { type AddressChange, askedFor, endOf } from '../mail/address-change.ts';
import type { Notification } from '../mail/notification.ts';
import { type Store, VersionConflict } from '../store/store.ts';
import { linkIdOf, mintToken } from './link-token.ts';
import { renewPreferenceToken } from './preference-token.ts';

type Changes = Pick<Store, 'addressChanges'>;

/**
 * Keeps that a person wants their mails at another address, and has that address asked. Nothing else changes.
 *
 * @returns the request; `too-often` when they asked a few times today, `conflict` when they asked elsewhere just now
 */
export async function askForAddress(
  { addressChanges, notifications }: Changes & Pick<Store, 'notifications'>,
  owner: Owner,
  to: string,
  now: Date,
): Promise<AddressChange | 'too-often' | 'conflict'> {
  const before = await addressChanges.get(owner.id);
  const requestId = randomBytes(9).toString('base64url');
  const change = askedFor(before, { ownerId: owner.id, requestId, from: owner.email, to }, now);
  if (!change) return 'too-often';
  if (!(await addressChanges.replace(change, before))) return 'conflict';
  await notifications.create(lineOf(change, 'address-asked', now));
  return change;
}

/** A new secret for the link in the mail to the new address; the one before opens nothing any more. Undefined when the request is another by now. */
export async function mintAddressToken(
  { addressChanges }: Changes,
  change: AddressChange,
): Promise<string | undefined> {
  const token = `${change.ownerId}~${mintToken()}`;
  const isKept = await addressChanges.replace({ ...change, tokenHash: linkIdOf(token) }, change);
  return isKept ? token : undefined;
}

/** The request that a token opens; undefined for any other text. */
export async function openAddressChange(
  { addressChanges }: Changes,
  token: string,
): Promise<AddressChange | undefined> {
  const [ownerId = ''] = token.split('~', 1);
  const known = await addressChanges.get(ownerId);
  return known?.tokenHash === linkIdOf(token) ? known : undefined;
}

/**
 * Carries out a request, once: the address is another, the links of earlier mails open nothing any more, and the address
 * before is told. The line to it comes first, so that no crash keeps a change from it; it waits until the change is made.
 *
 * @returns false when the request was confirmed meanwhile, or the address is another already; then nothing changes
 */
export async function confirmAddress(
  store: Changes & Pick<Store, 'owners' | 'notifications' | 'preferences'>,
  change: AddressChange,
  now: Date,
): Promise<boolean> {
  if ((await store.owners.get(change.ownerId))?.email !== change.from) return false;
  await store.notifications.create(lineOf(change, 'address-changed', now));
  if (!(await store.addressChanges.replace({ ...change, confirmedAt: now.toISOString() }, change))) return false;
  if (!(await moveOwner(store, change))) return false;
  await renewPreferenceToken(store, change.ownerId);
  return true;
}

/** Rewrites the address over whatever else is saved at the same time, but not over another address. */
async function moveOwner({ owners }: Pick<Store, 'owners'>, { ownerId, from, to }: AddressChange): Promise<boolean> {
  for (;;) {
    const owner = await owners.get(ownerId);
    if (owner?.email !== from) return false;
    const { version, ...record } = owner;
    try {
      await owners.put({ ...record, email: to }, version);
      return true;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}

function lineOf(change: AddressChange, kind: 'address-asked' | 'address-changed', now: Date): Notification {
  const { ownerId, requestId, from, to } = change;
  return {
    id: `${kind}~${requestId}~${ownerId}`,
    recipientId: ownerId,
    about: { kind, requestId, email: kind === 'address-asked' ? to : from, until: endOf(change) },
    state: 'pending',
    createdAt: now.toISOString(),
  };
}
