import type { Contact } from '../catalog/contact.ts';
import type { Partner } from '../catalog/partner.ts';

/** The partner's contact of this address, as they are called today; undefined when it is nobody's. */
export function contactAt({ contacts = [] }: Pick<Partner, 'contacts'>, email: string): Contact | undefined {
  return contacts.find((one) => one.email.toLowerCase() === email.toLowerCase());
}
