import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { PreferencesView } from '../../../shared/api/preference-operations.ts';
import { formatMoment } from '../words/dates.ts';

type Props = {
  shown: PreferencesView;
  ask: (email: string) => void;
  busy: boolean;
  /** Why the address that was asked for last is not asked. */
  error: Error | null;
};

/** Where mails go. Another address is asked first; until it is confirmed there, nothing changes. */
export function AddressForm({ shown: { email, addressAsked }, ask, busy, error }: Props) {
  const [wanted, setWanted] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(wanted.trim());
  };
  return (
    <form className="sheet address" onSubmit={submit}>
      <h2>Your address</h2>
      <p>
        Mails go to <b>{email}</b>.
      </p>
      <label className="field" htmlFor={id}>
        Another address
        <input
          id={id}
          className="text-field"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </label>
      <p className="small soft">We ask there first. Until you confirm it in that mail, nothing changes.</p>
      <div className="buttons">
        <Button className="button" type="submit" isDisabled={busy}>
          Ask this address
        </Button>
      </div>
      <p className="small" role="status">
        {error
          ? error.message
          : addressAsked &&
            `A mail is on its way to ${addressAsked.email}. Confirm it there until ${formatMoment(addressAsked.until)}; till then mails go to ${email}.`}
      </p>
    </form>
  );
}
