import * as z from 'zod';
import { type StaffLinkView, staffLinkView } from '../../../../shared/api/links.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { AskOnce } from '../../ui/ask-once.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { type SavedAgreement, type SavedPartner, type SavedSchedule, useChange } from '../staff-api.ts';
import { Agreements } from './agreements.tsx';
import { Contacts } from './contacts.tsx';
import { Schedules } from './schedules.tsx';

type Props = {
  partner: SavedPartner;
  agreements: SavedAgreement[];
  links: StaffLinkView[];
  schedules: SavedSchedule[];
  indicators: Indicator[];
  /** Today, by the clock of the partnership. */
  day: string;
  minimumGroupSize: number;
};

/** One partner: contacts, agreements, due dates, and the end of all its links. */
export function PartnerSheet({ partner, agreements, links, schedules, indicators, day, minimumGroupSize }: Props) {
  return (
    <section className="sheet partner-sheet" aria-label={partner.name}>
      <h2>{partner.name}</h2>
      <Contacts partner={partner} />
      <Agreements {...{ partner, agreements, day, minimumGroupSize }} />
      <Schedules {...{ partner, schedules, indicators }} />
      <Links partner={partner} links={links} />
    </section>
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
