import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import { AskOnce } from '../../ui/ask-once.tsx';
import { standingWords, termsWords } from '../../words/agreement.ts';
import { formatDate } from '../../words/dates.ts';
import { type SavedAgreement, type SavedPartner, useChange } from '../staff-api.ts';
import { AgreementForm } from './agreement-form.tsx';

type Props = { partner: SavedPartner; agreements: SavedAgreement[]; day: string; minimumGroupSize: number };

/** What was agreed with a partner, the latest first. Without it no link is made. */
export function Agreements({ partner, agreements, day, minimumGroupSize }: Props) {
  const [adding, setAdding] = useState(false);
  const latestFirst = agreements.toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1));
  return (
    <div className="part">
      <h3>Data sharing agreements</h3>
      {agreements.length === 0 && (
        <p className="small soft">None yet. No link can be made until a signed one is entered.</p>
      )}
      <ul className="alert-rows">
        {latestFirst.map((agreement) => (
          <AgreementRow key={agreement.id} {...{ agreement, partner, agreements, day, minimumGroupSize }} />
        ))}
      </ul>
      {adding ? (
        <AgreementForm
          {...{ partner, minimumGroupSize }}
          taken={agreements.map(({ id }) => id)}
          close={() => setAdding(false)}
        />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`Add an agreement: ${partner.name}`} onPress={() => setAdding(true)}>
            Add an agreement
          </Button>
        </div>
      )}
    </div>
  );
}

function AgreementRow({
  agreement,
  partner,
  agreements,
  day,
  minimumGroupSize,
}: Props & { agreement: SavedAgreement }) {
  const [changing, setChanging] = useState(false);
  const change = useChange(z.undefined());
  const { id, signedOn, note } = agreement;
  const about = `${partner.name}, signed ${formatDate(signedOn)}`;
  return (
    <li>
      <span>
        <b>{standingWords(agreement, agreements, day)}</b>
        <span className="block">{termsWords(agreement)}</span>
        <span className="small muted block">{factsOf(agreement)}</span>
        {note && <span className="small soft block">{note}</span>}
      </span>
      {changing ? (
        <AgreementForm {...{ agreement, partner, minimumGroupSize }} taken={[]} close={() => setChanging(false)} />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`Change: ${about}`} onPress={() => setChanging(true)}>
            Change
          </Button>
          <AskOnce
            {...{ label: 'Remove', yes: 'Yes, remove it', no: 'Keep it', about }}
            isDisabled={change.isPending}
            act={() => change.mutate({ path: `/api/agreements/${id}`, method: 'DELETE' })}
          />
          <span className="small soft" role="status">
            {change.error?.message}
          </span>
        </div>
      )}
    </li>
  );
}

function factsOf({ signedOn, minimumGroupSize, keepMonths }: SavedAgreement): string {
  const group = minimumGroupSize === undefined ? [] : [`groups of fewer than ${minimumGroupSize} hidden`];
  const months = keepMonths === 1 ? '1 month' : `${keepMonths} months`;
  const rows = keepMonths === undefined ? [] : [`rows of students deleted ${months} after their school year`];
  return [`signed ${formatDate(signedOn)}`, ...group, ...rows].join(', ');
}
