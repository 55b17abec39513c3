import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import { type MintedLink, mailedLinks, mintedLink, type StaffLinkView } from '../../../../shared/api/links.ts';
import type { Partner } from '../../../../shared/catalog/partner.ts';
import { formatMoment } from '../../words/dates.ts';
import { datasetNames, nameIn } from '../../words/records.ts';
import { useChange } from '../staff-api.ts';
import { MailedTo } from './mailed-to.tsx';
import { NewLinks } from './new-link.tsx';
import { periodsText } from './periods-text.ts';

type Props = { links: StaffLinkView[]; partners: Pick<Partner, 'id' | 'name' | 'contacts'>[] };

/** Holders of ended links who asked for a new one. What is made stays in sight until the room is left. */
export function Renewals({ links, partners }: Props) {
  // Both live here: a row is gone once it is answered, and what was made must not go with it.
  const [make, mail, dismiss] = [useChange(mintedLink), useChange(mailedLinks), useChange(z.undefined())];
  const [made, setMade] = useState<MintedLink[]>([]);
  const [isCopied, setCopied] = useState(false);
  const keep = (link: MintedLink) => {
    setMade([link, ...made]);
    // Where it may not be copied for them, the address stands below to be copied.
    navigator.clipboard.writeText(link.url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const waiting = links.filter(({ renewalAskedAt }) => renewalAskedAt !== undefined);
  if (waiting.length === 0 && made.length === 0 && !mail.data) return null;
  return (
    <section className="sheet">
      <h2>They ask for a new link</h2>
      <p className="soft" role="status">
        {make.error?.message ?? mail.error?.message ?? dismiss.error?.message}
        {waiting.length === 0 && 'Everybody has an answer. '}
        {isCopied && 'The new link is copied.'}
      </p>
      <ul className="alert-rows" aria-label="They ask for a new link">
        {waiting.map((link) => (
          <Waiting
            key={link.id}
            {...{ link, partners }}
            isDisabled={make.isPending || mail.isPending || dismiss.isPending}
            make={(path) => make.mutate({ path, method: 'POST' }, { onSuccess: keep })}
            mail={(path) => mail.mutate({ path: `${path}?delivery=mailed`, method: 'POST' })}
            dismiss={(path) => dismiss.mutate({ path, method: 'DELETE' })}
          />
        ))}
      </ul>
      {mail.data && <MailedTo contact={mail.data.mailedTo} />}
      {made.length > 0 && <NewLinks links={made} />}
    </section>
  );
}

type WaitingProps = {
  link: StaffLinkView;
  partners: Props['partners'];
  isDisabled: boolean;
  make: (path: string) => void;
  mail: (path: string) => void;
  dismiss: (path: string) => void;
};

function Waiting({ link, partners, isDisabled, make, mail, dismiss }: WaitingProps) {
  const { id, partnerId, dataset, periods, contact, renewalAskedAt = '' } = link;
  const about = `${nameIn(partners, partnerId)}, ${datasetNames[dataset].toLowerCase()} ${periodsText(periods)}`;
  const path = `/api/links/${id}/renewal`;
  const hasContact = partners.some((one) => one.id === partnerId && (one.contacts ?? []).length > 0);
  return (
    <li>
      <span>
        <b>{about}</b>
        <span className="small muted block">
          Asked {formatMoment(renewalAskedAt)}
          {contact && `; the link was made for ${contact.name}, ${contact.email}`}
        </span>
      </span>
      <div className="buttons">
        {hasContact && (
          <Button
            className="button"
            aria-label={`Make and mail: ${about}`}
            isDisabled={isDisabled}
            onPress={() => mail(path)}
          >
            Make and mail
          </Button>
        )}
        <Button
          className="button"
          aria-label={`Make and copy: ${about}`}
          isDisabled={isDisabled}
          onPress={() => make(path)}
        >
          Make and copy
        </Button>
        <Button
          className="button"
          aria-label={`Not now: ${about}`}
          isDisabled={isDisabled}
          onPress={() => dismiss(path)}
        >
          Not now
        </Button>
      </div>
    </li>
  );
}
