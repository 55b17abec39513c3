import { mintAddressToken } from '../access/change-address.ts';
import type { Owner } from '../catalog/owner.ts';
import { changeState } from '../mail/address-change.ts';
import { addressAskedMail, addressChangedMail } from '../mail/address-change-mail.ts';
import { isAbout, type LineAbout } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import { type Compose, type OutboxPorts, sendLines } from './outbox.ts';

type Line = LineAbout<'address-asked'> | LineAbout<'address-changed'>;

const [isAsked, isChanged] = [isAbout('address-asked'), isAbout('address-changed')];

/** Whether a line is about the other address that its recipient asked for. */
export const isAddressChange = (line: Notification): line is Line => isAsked(line) || isChanged(line);

const PATIENCE_MS = 5 * 60_000;

/**
 * Why an address is not asked or told, or when to look again. What its recipient chose does not count: they asked for it.
 * An address of which anything speaks against mail is not asked, it may be a stranger's.
 */
export async function whyNotWritten(
  { store, clock }: Pick<OutboxPorts, 'store' | 'clock'>,
  line: Line,
  recipient: Owner,
): Promise<'suspended' | 'over' | { waitUntil: string } | undefined> {
  const { email, requestId, until } = line.about;
  const now = clock();
  const { suspension } = await store.addresses.get(email);
  if (isAsked(line)) {
    const change = await store.addressChanges.get(recipient.id);
    if (change?.requestId !== requestId || changeState(change, now) !== 'open') return 'over';
    return suspension && 'suspended';
  }
  if (suspension?.stops === 'everything') return 'suspended';
  if (recipient.email !== email) return undefined;
  // Confirmed, and not yet carried out; it is not any more once the request ended.
  return now.toISOString() < until ? { waitUntil: new Date(now.getTime() + PATIENCE_MS).toISOString() } : 'over';
}

/** Sends each line as a mail of its own to the address that it names. Its reader may not choose for the recipient. */
export async function sendAddressChange(ports: OutboxPorts, recipient: Owner, lines: Line[]): Promise<void> {
  for (const line of lines) {
    const reader = { name: recipient.name, email: line.about.email };
    await sendLines(ports, reader, [line], { kind: 'alert', compose: composeFor(ports, recipient, line) });
  }
}

function composeFor({ store, siteUrl }: OutboxPorts, owner: Owner, line: Line): Compose {
  return async () => {
    const [partnership, change] = await Promise.all([store.partnership.get(), store.addressChanges.get(owner.id)]);
    const { email, until } = line.about;
    const common = { owner, email, partnership };
    if (isChanged(line)) return addressChangedMail({ ...common, changedAt: line.createdAt });
    const isSame = change?.requestId === line.about.requestId;
    const token = isSame && (await mintAddressToken(store, change));
    if (!token) throw new Error('Another address was asked for meanwhile; that one is asked instead.');
    const confirmUrl = `${siteUrl}/address/${encodeURIComponent(token)}`;
    return addressAskedMail({ ...common, confirmUrl, until });
  };
}
