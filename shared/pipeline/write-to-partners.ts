import { contactAt } from '../access/registered-contact.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Letter } from '../mail/letter.ts';
import { isAbout, isLetter, type LineAbout } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import { answerRenewal, reopenRenewal } from './answer-renewal.ts';
import { dueLetter } from './due-letter.ts';
import type { LetterDraft, TooEarly } from './letter-draft.ts';
import { agreedLinks, mintLetterLinks, revokeLetterLinks } from './letter-links.ts';
import { linksLetter } from './links-letter.ts';
import type { LetterRequest } from './messages.ts';
import { oneByOne } from './one-by-one.ts';
import { drop, linesToSend, MailGivenUp, MailRefused, type OutboxPorts, sendLines } from './outbox.ts';
import type { Queues } from './ports.ts';
import { receiptLetter } from './receipt-letter.ts';

export type LetterPorts = OutboxPorts & { queues: Pick<Queues, 'letter'> };

type Line = LineAbout<Letter['kind']>;

/** Sends the letters that wait for a partner's contacts, each as a mail of its own, with links that are made for it. */
export async function writeToPartners(ports: LetterPorts, request: LetterRequest): Promise<void> {
  if ('renewalOf' in request) return answerRenewal(ports, request);
  const { partnerId } = request;
  const lines = await linesToSend(ports, partnerId, isLetter);
  if (lines.length === 0) return;
  const partner = await ports.store.partners.get(partnerId);
  await oneByOne(lines.filter(isLetter), (line) => write(ports, line, partner));
}

async function write(ports: LetterPorts, line: Line, partner: Partner | undefined): Promise<void> {
  if (!partner || !contactAt(partner, line.about.contact.email)) return giveUp(ports, line, 'nobody');
  const { suspension } = await ports.store.addresses.get(line.about.contact.email);
  if (suspension?.stops === 'everything') return giveUp(ports, line, 'suspended');
  const draft = await draftOf(ports, line, partner);
  if (draft === 'over') return giveUp(ports, line, draft);
  if ('waitSeconds' in draft) return wait(ports, line, draft);
  const agreed = (await agreedLinks(ports, partner.id, draft.wanted)) ?? (draft.isWholeWithoutLinks ? [] : undefined);
  if (!agreed) return giveUp(ports, line, 'no-agreement');
  let written = line;
  try {
    await sendLines(ports, line.about.contact, [line], {
      kind: 'alert',
      async compose([claimed = line]) {
        const made = await mintLetterLinks(ports, { ...line, ...claimed, about: line.about }, agreed);
        written = made.line;
        const links = made.minted.map(({ link, token }) => ({ ...link, url: `${ports.siteUrl}/send/${token}` }));
        return { ...(await draft.compose(links)), lines: [written] };
      },
    });
  } catch (error) {
    // Nobody has them, for sure. After any other error somebody may.
    if (error instanceof MailRefused || error instanceof MailGivenUp) await revokeLetterLinks(ports, written);
    if (error instanceof MailGivenUp) await reopen(ports, line);
    throw error;
  }
}

async function draftOf(ports: LetterPorts, line: Line, partner: Partner): Promise<LetterDraft | 'over' | TooEarly> {
  if (isAbout('links')(line)) return linksLetter(ports, line, partner);
  if (isAbout('receipt')(line)) return receiptLetter(ports, line, partner);
  if (isAbout('reminder', 'overdue')(line)) return dueLetter(ports, line, partner);
  throw new Error(`Nobody writes letters about a ${line.about.kind}.`);
}

/** The message that asks again comes after the moment from which on the line is due. */
async function wait({ store, queues, clock }: LetterPorts, line: Line, { waitSeconds }: TooEarly): Promise<void> {
  const notBefore = new Date(clock().getTime() + waitSeconds * 1000).toISOString();
  await store.notifications.replace({ ...line, notBefore }, line);
  await queues.letter({ partnerId: line.recipientId }, waitSeconds + 1);
}

async function giveUp(ports: LetterPorts, line: Line, reason: NonNullable<Notification['dropped']>): Promise<void> {
  await revokeLetterLinks(ports, line);
  await drop(ports, line, reason);
  await reopen(ports, line);
}

async function reopen({ store }: LetterPorts, { about }: Line): Promise<void> {
  if (about.kind === 'links' && about.insteadOf !== undefined) await reopenRenewal(store, about.insteadOf);
}
