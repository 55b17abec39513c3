import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import { type StaffLinkView, staffLinkView } from '../../../../shared/api/links.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { AskOnce } from '../../ui/ask-once.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { MailList } from '../mail-list.tsx';
import { ask, type SavedAgreement, type SavedPartner, type SavedSchedule, useAnswer, useChange } from '../staff-api.ts';
import { Agreements } from './agreements.tsx';
import { Contacts } from './contacts.tsx';
import { Schedules } from './schedules.tsx';

type Props = {
  partner: SavedPartner;
  agreements: SavedAgreement[];
  links: StaffLinkView[];
  schedules: SavedSchedule[];
  indicators: Indicator[];
  /** Of the partner. */
  schools: Place[];
  /** Today, by the clock of the partnership. */
  day: string;
  minimumGroupSize: number;
};

/** One partner: contacts, agreements, due dates, the end of all its links, and what its contacts were mailed. */
export function PartnerSheet({
  partner,
  agreements,
  links,
  schedules,
  indicators,
  schools,
  day,
  minimumGroupSize,
}: Props) {
  return (
    <section className="sheet partner-sheet" aria-label={partner.name}>
      <h2>{partner.name}</h2>
      <Contacts partner={partner} />
      <Agreements {...{ partner, agreements, day, minimumGroupSize }} />
      <Schedules {...{ partner, schedules, indicators, schools }} />
      <Links partner={partner} links={links} />
      <Mails partner={partner} />
    </section>
  );
}

function Mails({ partner: { id, name } }: { partner: SavedPartner }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="part">
      <h3>Mails</h3>
      {isOpen ? (
        <LatestMails id={id} />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`Show this month’s mails: ${name}`} onPress={() => setOpen(true)}>
            Show this month’s
          </Button>
        </div>
      )}
    </div>
  );
}

/** Asked for when somebody wants to see them. */
function LatestMails({ id }: { id: string }) {
  const { data, error } = useAnswer(ask.mailsOf(id));
  if (data && data.mails.length > 0) return <MailList mails={data.mails} />;
  return (
    <p className="small soft" role="status">
      {error?.message ?? (data && 'None yet.')}
    </p>
  );
}

const revokedLinks = z.object({ links: z.array(staffLinkView) });

function Links({ partner: { id, name }, links }: { partner: SavedPartner; links: StaffLinkView[] }) {
  const change = useChange(revokedLinks);
  const open = links.filter(({ state }) => state === 'open').length;
  const left = links.filter(({ revokedAt }) => revokedAt === undefined).length;
  const revoke = () => change.mutate({ path: `/api/partners/${id}/revocation`, method: 'POST' });
  return (
    <div className="part">
      <h3>Links</h3>
      <p className="small soft">
        {open === 0 ? 'No link takes files.' : `${formatCounted(open, 'link takes files', 'links take files')}.`}
      </p>
      <div className="buttons">
        {left > 0 && (
          <AskOnce
            label="Revoke all links"
            yes={`Yes, revoke ${formatCounted(left, 'link')}`}
            no="Keep them"
            about={name}
            isDisabled={change.isPending}
            act={revoke}
          />
        )}
        <span className="small soft" role="status">
          {change.error?.message ?? (change.isSuccess ? 'Revoked. Their pages are closed, receipts too.' : '')}
        </span>
      </div>
    </div>
  );
}
