import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { plainMail } from './plain-mail.ts';

type Input = {
  owner: Pick<Owner, 'name'>;
  /** The address that the mail goes to. */
  email: string;
  partnership: Pick<Partnership, 'name' | 'contact' | 'timeZone'>;
};

/** Asks a new address whether it is wanted. It may be a stranger's, so it holds nothing but who asked. */
export function addressAskedMail({
  owner,
  email,
  partnership,
  confirmUrl,
  until,
}: Input & { confirmUrl: string; until: string }) {
  const { name, contact, timeZone } = partnership;
  return plainMail({
    partnership: name,
    subject: `Confirm this address for mails from ${name}`,
    told: [`${owner.name} gets mails from ${name}, and asked to have them at this address from now on: ${email}.`],
    actions: [{ url: confirmUrl, words: 'Confirm this address' }],
    rest: [
      `The link opens a page with a button. It works once, until ${momentIn(until, timeZone)}.`,
      `You did not ask for this? Ignore this mail, and nothing changes. Questions: ${contact}.`,
    ],
  });
}

/** Tells the address before that mails go elsewhere now, so that a change by somebody else is noticed. */
export function addressChangedMail({ owner, email, partnership, changedAt }: Input & { changedAt: string }) {
  const { name, contact, timeZone } = partnership;
  return plainMail({
    partnership: name,
    subject: `Your mails from ${name} go to another address now`,
    told: [
      `Mails to ${owner.name} came to ${email} until ${momentIn(changedAt, timeZone)}. From then on they go to another address. Somebody asked for that with the link in one of these mails, and confirmed it at the new address.`,
    ],
    rest: [
      'Was it you? Then there is nothing to do.',
      `Was it not? Tell ${contact}, who can put your address back. The links in mails that you have do not change anything any more.`,
    ],
  });
}

/** @example momentIn('2026-03-11T16:00:00Z', 'America/Los_Angeles') // 'March 11, 2026 at 9:00 AM PDT' */
const momentIn = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    timeZone,
  }).format(new Date(moment));
