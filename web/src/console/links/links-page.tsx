import { Button } from 'react-aria-components/Button';
import { type StaffLinkView, staffLinkView } from '../../../../shared/api/links.ts';
import { calendarDay } from '../../../../shared/catalog/calendar-day.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { agreementWarnings } from '../../words/agreement.ts';
import { formatDate, formatDay, formatMoment } from '../../words/dates.ts';
import { formatCounted } from '../../words/numbers.ts';
import { datasetNames, nameIn } from '../../words/records.ts';
import { LoadProblem } from '../load-problem.tsx';
import { Warnings } from '../partners/warnings.tsx';
import { ask, useAnswer, useChange } from '../staff-api.ts';
import { MintLink } from './mint-link.tsx';
import { periodsText } from './periods-text.ts';
import { Renewals } from './renewals.tsx';
import '../../styles/partners.css';

/** Upload links: those that take files first, and a new one. */
export function LinksPage() {
  const [links, partners, indicators] = [useAnswer(ask.links), useAnswer(ask.partners), useAnswer(ask.indicators)];
  const [agreements, partnership] = [useAnswer(ask.agreements), useAnswer(ask.partnership)];
  const error = links.error ?? partners.error ?? indicators.error ?? agreements.error ?? partnership.error;
  if (error) return <LoadProblem what="The links" error={error} />;
  if (!links.data || !partners.data || !indicators.data || !agreements.data || !partnership.data) {
    return <p className="loading soft">Loading</p>;
  }
  const day = calendarDay(new Date(), partnership.data.timeZone);
  const agreed = agreements.data.agreements;
  const all = partners.data.partners;
  const { open = [], closed = [] } = Object.groupBy(links.data.links, ({ state }) =>
    state === 'open' ? 'open' : 'closed',
  );
  return (
    <>
      <PageTitle tab="Links">
        {open.length === 0 ? 'No link takes files' : formatCounted(open.length, 'link takes files', 'links take files')}
      </PageTitle>
      <Warnings warnings={agreementWarnings(all, agreed, day)} />
      <Renewals links={links.data.links} partners={all} />
      <MintLink partners={all} indicators={indicators.data.indicators} agreements={agreed} day={day} />
      <Rows title="They take files" links={open} partners={all} />
      {closed.length > 0 && <Rows title="Closed" links={closed} partners={all} />}
    </>
  );
}

type RowsProps = { title: string; links: StaffLinkView[]; partners: { id: string; name: string }[] };

function Rows({ title, links, partners }: RowsProps) {
  const change = useChange(staffLinkView);
  return (
    <section className="sheet">
      <h2>{title}</h2>
      {links.length === 0 && <p className="soft">A link is what a partner sends a file with. Make one above.</p>}
      <ul className="alert-rows" aria-label={title}>
        {links.map((link) => (
          <li key={link.id} className="with-action">
            <span>
              <b>{nameIn(partners, link.partnerId)}</b>, {datasetNames[link.dataset].toLowerCase()}{' '}
              {periodsText(link.periods)}
              <span className="small muted block">{usesText(link)}</span>
            </span>
            {link.state === 'open' && (
              <Button
                className="button"
                aria-label={`Revoke the link of ${nameIn(partners, link.partnerId)} for ${periodsText(link.periods)}`}
                isDisabled={change.isPending}
                onPress={() => change.mutate({ path: `/api/links/${link.id}/revocation`, method: 'POST' })}
              >
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="small" role="status">
        {change.error?.message}
      </p>
    </section>
  );
}

const states = {
  open: 'open',
  revoked: 'revoked',
  expired: 'expired',
  'used-up': 'used up',
  'no-agreement': 'closed as no agreement covers it',
};

function usesText({
  state,
  uses,
  maximumUses,
  lastUsedAt,
  expiresAt,
  revokedAt,
  dueOn,
  contact,
  receiptOf,
}: StaffLinkView): string {
  const until = {
    open: `until ${formatDay(expiresAt)}`,
    expired: formatDay(expiresAt),
    'used-up': '',
    'no-agreement': '',
  };
  return [
    `${states[state]} ${state === 'revoked' ? formatDay(revokedAt ?? expiresAt) : until[state]}`.trim(),
    `used ${uses} of ${formatCounted(maximumUses, 'time')}`,
    lastUsedAt ? `last used ${formatMoment(lastUsedAt)}` : 'never used yet',
    ...(dueOn ? [`due ${formatDate(dueOn)}`] : []),
    ...(contact ? [`made for ${contact.name}`] : []),
    ...(receiptOf ? ['mailed with the receipt of a file'] : []),
  ].join(', ');
}
