import { askForAddress, confirmAddress, openAddressChange } from '../../shared/access/change-address.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import type { addressOperations } from '../../shared/api/address-operations.ts';
import { type AddressChange, changeState, endOf, MOST_A_DAY } from '../../shared/mail/address-change.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import type { RecipientPorts } from './ports.ts';

/**
 * Has another address asked whether it wants the mails of a person.
 *
 * @throws Problem 400 for their own address or one of which anything speaks against mail, 409, 429
 */
export async function askAddress(
  { store, queues, clock }: RecipientPorts,
  ownerId: string,
  email: string,
): Promise<AddressChange> {
  const owner = await store.owners.get(ownerId);
  if (!owner) throw new Problem('conflict', 'You are not among those who get mails any more. Ask the partnership.');
  if (owner.email.toLowerCase() === email.toLowerCase()) {
    throw invalidRequest([{ field: 'email', message: 'is your address already' }]);
  }
  if ((await store.addresses.get(email)).suspension) {
    throw invalidRequest([
      { field: 'email', message: 'takes no mail from us; choose another, or ask the partnership' },
    ]);
  }
  const change = await askForAddress(store, owner, email, clock());
  if (change === 'too-often') {
    throw new Problem('too-often', `An address can be asked ${MOST_A_DAY} times a day. Try again tomorrow.`);
  }
  if (change === 'conflict') throw new Problem('conflict', 'Another address was asked for just now. Look again.');
  await queues.mail({ recipientId: ownerId });
  return change;
}

/** What the link in the mail to a new address opens. */
export function addressHandlers({ store, queues, clock }: RecipientPorts): Handlers<typeof addressOperations> {
  const open = async (token: string) => {
    const change = await openAddressChange(store, token);
    if (!change) {
      const detail = 'No mail of ours has this link, or another address was asked for since. Copy the whole of it.';
      throw new Problem('link-unknown', detail);
    }
    const state = changeState(change, clock());
    if (state === 'used-up') throw new Problem('link-used-up', 'The address was confirmed with it already.');
    if (state === 'expired') {
      throw new Problem(
        'link-expired',
        'It held for a day. Ask for the address again; the link is in each of your mails.',
      );
    }
    const owner = await store.owners.get(change.ownerId);
    if (owner?.email !== change.from) throw changedElsewhere();
    return { change, owner };
  };
  return {
    async readAddressRequest({ params }) {
      const { change, owner } = await open(params.token);
      const { name, contact, demo } = await store.partnership.get();
      const view = { name: owner.name, email: change.to, until: endOf(change), partnership: { name, contact, demo } };
      return { status: 200, body: view };
    },
    async confirmAddress({ params }) {
      const { change } = await open(params.token);
      if (!(await confirmAddress(store, change, clock()))) throw changedElsewhere();
      await queues.mail({ recipientId: change.ownerId });
      const { token } = await preferencesOf(store, change.ownerId);
      return { status: 200, body: { email: change.to, token } };
    },
  };
}

const changedElsewhere = () =>
  new Problem(
    'conflict',
    'The address was changed in another way since. Nothing was changed now; ask again if need be.',
  );
