import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Contact } from '../../../../shared/catalog/contact.ts';
import { TextField } from '../../ui/text-field.tsx';
import { type SavedPartner, savedPartner, useChange } from '../staff-api.ts';

const MOST = 5;

/** Whom links of a partner are made for, and a new one is sent to; the main contact first. */
export function Contacts({ partner }: { partner: SavedPartner }) {
  const [isOpen, setOpen] = useState(false);
  const contacts = partner.contacts ?? [];
  const label = contacts.length === 0 ? 'Add a contact' : 'Change contacts';
  return (
    <div className="part">
      <h3>Contacts</h3>
      {contacts.length === 0 && (
        <p className="small soft">
          Nobody yet. A contact is mailed links, receipts of files, and new links in place of old ones.
        </p>
      )}
      <ul className="plain-list">
        {contacts.map(({ name, email }, index) => (
          <li key={email}>
            {name}, <span className="soft">{email}</span>
            {index === 0 && contacts.length > 1 && <span className="small muted"> main contact</span>}
          </li>
        ))}
      </ul>
      {isOpen ? (
        <ContactsForm partner={partner} close={() => setOpen(false)} />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`${label}: ${partner.name}`} onPress={() => setOpen(true)}>
            {label}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A row stays itself when others are removed. */
type Row = Contact & { key: number };

const NOBODY: Contact = { name: '', email: '' };

function ContactsForm({ partner, close }: { partner: SavedPartner; close: () => void }) {
  const change = useChange(savedPartner);
  const saved = partner.contacts ?? [];
  const [rows, setRows] = useState<Row[]>(
    (saved.length === 0 ? [NOBODY] : saved).map((contact, key) => ({ ...contact, key })),
  );
  const edit = (key: number, part: Partial<Contact>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const first = (key: number) => setRows(rows.toSorted((a, b) => Number(b.key === key) - Number(a.key === key)));
  const add = () => setRows([...rows, { ...NOBODY, key: Math.max(-1, ...rows.map(({ key }) => key)) + 1 }]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { id, name, placeId, version } = partner;
    const contacts = rows.map((row) => ({ name: row.name, email: row.email }));
    const body = { name, placeId, contacts };
    change.mutate({ path: `/api/partners/${id}`, method: 'PUT', body, version }, { onSuccess: close });
  };
  return (
    <form className="part-form" onSubmit={save}>
      {rows.map((row, index) => (
        <fieldset className="contact-row" key={row.key}>
          <legend>{index === 0 ? 'Main contact' : `Contact ${index + 1}`}</legend>
          <TextField label="Name" max={120} value={row.name} change={(name) => edit(row.key, { name })} />
          <TextField label="Address" type="email" value={row.email} change={(email) => edit(row.key, { email })} />
          <div className="buttons">
            {index > 0 && (
              <Button className="button" onPress={() => first(row.key)}>
                Make main
              </Button>
            )}
            <Button className="button" onPress={() => setRows(rows.filter(({ key }) => key !== row.key))}>
              Remove
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="buttons">
        <Button className="button primary" type="submit" isDisabled={change.isPending}>
          Save contacts
        </Button>
        {rows.length < MOST && (
          <Button className="button" onPress={add}>
            One more
          </Button>
        )}
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <span className="small soft" role="status">
          {change.error?.message ?? ''}
        </span>
      </div>
    </form>
  );
}
