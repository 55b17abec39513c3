import type { Contact } from '../../../../shared/catalog/contact.ts';

/** Whom new links go to; nobody else sees them. */
export function MailedTo({ contact: { name, email } }: { contact: Contact }) {
  return (
    <p className="small soft after" role="status">
      On the way to {name}, {email}, and shown to nobody else. Under Partners stands whether it arrived.
    </p>
  );
}
