import { describeDay } from '../catalog/describe-day.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { NotificationAbout } from './notification.ts';
import { plainMail } from './plain-mail.ts';

export type AddressMailInput = {
  /** At least one. */
  suspended: readonly NotificationAbout<'address' | 'contact-address'>[];
  owners: readonly Pick<Owner, 'id' | 'name' | 'email'>[];
  partners: readonly Pick<Partner, 'id' | 'name'>[];
  partnership: Pick<Partnership, 'name' | 'contact'>;
};

/** Tells backbone staff whose address takes no more mail, why, and what to do. */
export function addressMail({ suspended, partnership, ...known }: AddressMailInput) {
  const people = suspended.map((about) => whoseAddress(about, known));
  const lines = suspended.map(({ suspension }, index) => {
    const stops = suspension.stops === 'everything' ? 'no mail any more' : 'no digests any more, but alerts still';
    const because = suspension.because === 'bounced' ? 'mails came back' : 'a mail was reported as unwanted';
    return `${people[index]?.inFull} gets ${stops}: ${because} on ${describeDay(suspension.since.slice(0, 10))}.`;
  });
  const first = people[0]?.name ?? '';
  const subject =
    suspended.length === 1
      ? `Mail to ${first} does not arrive`
      : `Mail to ${first} and ${suspended.length - 1} more does not arrive`;
  const what =
    'Correct the address, or ask the person, and lift the suspension in the console. What was found meanwhile is listed there as alerts.';
  return plainMail({ partnership: partnership.name, subject, told: lines, rest: [what] });
}

function whoseAddress(
  about: AddressMailInput['suspended'][number],
  { owners, partners }: Pick<AddressMailInput, 'owners' | 'partners'>,
): { name: string; inFull: string } {
  if (about.kind === 'contact-address') {
    const { name, email } = about.contact;
    const partner = partners.find(({ id }) => id === about.partnerId)?.name ?? about.partnerId;
    return { name, inFull: `${name} of ${partner} (${email})` };
  }
  const owner = owners.find(({ id }) => id === about.ownerId);
  return owner
    ? { name: owner.name, inFull: `${owner.name} (${owner.email})` }
    : { name: about.ownerId, inFull: about.ownerId };
}
