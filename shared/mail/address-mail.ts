import { describeDay } from '../catalog/describe-day.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { NotificationAbout } from './notification.ts';
import { plainMail } from './plain-mail.ts';

export type AddressMailInput = {
  /** At least one. */
  suspended: readonly NotificationAbout<'address'>[];
  owners: readonly Pick<Owner, 'id' | 'name' | 'email'>[];
  partnership: Pick<Partnership, 'name' | 'contact'>;
};

/** Tells backbone staff whose address takes no more mail, why, and what to do. */
export function addressMail({ suspended, owners, partnership }: AddressMailInput) {
  const lines = suspended.map(({ ownerId, suspension }) => {
    const owner = owners.find(({ id }) => id === ownerId);
    const who = owner ? `${owner.name} (${owner.email})` : ownerId;
    const stops = suspension.stops === 'everything' ? 'no mail any more' : 'no digests any more, but alerts still';
    const because = suspension.because === 'bounced' ? 'mails came back' : 'a mail was reported as unwanted';
    return `${who} gets ${stops}: ${because} on ${describeDay(suspension.since.slice(0, 10))}.`;
  });
  const [first = ''] = suspended.map(({ ownerId }) => owners.find(({ id }) => id === ownerId)?.name ?? ownerId);
  const subject =
    suspended.length === 1
      ? `Mail to ${first} does not arrive`
      : `Mail to ${first} and ${suspended.length - 1} more does not arrive`;
  const what =
    'Correct the address, or ask the person, and lift the suspension in the console. What was found meanwhile is listed there as alerts.';
  return plainMail({ partnership: partnership.name, subject, told: lines, rest: [what] });
}
