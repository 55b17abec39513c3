import { alertPath } from '../../../shared/alerts/alert-path.ts';
import type { MailLine } from '../../../shared/api/mails.ts';
import { Link } from '../routing/link.tsx';
import { formatMoment } from '../words/dates.ts';

const kinds = {
  alert: 'An alert',
  digest: 'A digest',
  address: 'About an address',
  'contact-address': 'About the address of a partner’s contact',
  'address-asked': 'The question whether an address is theirs',
  'address-changed': 'That their address is another now',
  links: 'New links',
  receipt: 'What became of a file',
  reminder: 'A reminder',
  overdue: 'That a file is overdue',
  escalation: 'That a file is long overdue',
};

function About({ kind, alertId }: MailLine) {
  return alertId === undefined ? kinds[kind] : <Link href={alertPath(alertId)}>{kinds[kind]}</Link>;
}

const states = {
  pending: 'waits to be sent',
  sending: 'is being sent',
  sent: 'sent',
  failed: 'could not be sent',
  dropped: 'not sent',
};

/** Lines of the ledger of mails. */
export function MailList({ mails }: { mails: readonly MailLine[] }) {
  return (
    <ul className="alert-rows small">
      {mails.map((line) => (
        <li key={line.id}>
          <span>
            <About {...line} />
            {line.email !== undefined && `, to ${line.email}`}: {states[line.state]}
            {line.dropped && `, because ${line.dropped.replaceAll('-', ' ')}`}
            {line.refusedBecause && `, because ${line.refusedBecause}`}
          </span>
          <span className="muted">
            {formatMoment(line.sentAt ?? line.createdAt)}
            {line.events.some(({ type }) => type === 'Delivery') && ', delivered'}
          </span>
        </li>
      ))}
    </ul>
  );
}
