import type { LinkView, Receipt } from '../../../shared/api/partner.ts';
import { formatDate } from '../words/dates.ts';
import { Withdraw } from './withdraw.tsx';

type Props = { token: string; receipt: Receipt; link: LinkView | undefined; withdrawn: () => void };

/** What to do after a file was read: mend it, correct it, or take it back. */
export function NextStep({ token, receipt, link, withdrawn }: Props) {
  const next = nextOf(receipt);
  const send = link && (
    <a className={next.isNeeded ? 'button primary' : 'button'} href="#send">
      {next.label}
    </a>
  );
  const counts = receipt.report && !receipt.withdrawal && receipt.stage !== 'refused' && receipt.stage !== 'withdrawn';
  return (
    <section className="sheet">
      <h2>Next</h2>
      <p className="soft after">
        {link ? next.words : 'This link takes no more files. For a correction, ask for a new one.'}
      </p>
      {receipt.next && (
        <p className="soft after">
          The file for {receipt.next.period} is due on {formatDate(receipt.next.dueOn)}.
        </p>
      )}
      {counts ? (
        <Withdraw token={token} receipt={receipt} done={withdrawn}>
          {send}
        </Withdraw>
      ) : (
        send && <div className="buttons">{send}</div>
      )}
    </section>
  );
}

function nextOf({ stage, report, withdrawal }: Receipt): { words: string; label: string; isNeeded: boolean } {
  if (stage === 'refused') {
    const words = 'Choose another file, or the same one mended.';
    return { words, label: 'Choose another file', isNeeded: true };
  }
  if (stage === 'held') {
    const words = 'If it is not right, send another file for this period, and withdraw this one.';
    return { words, label: 'Send another file', isNeeded: false };
  }
  if (withdrawal || stage === 'withdrawn') {
    const words = 'If another file should count for this period, send it.';
    return { words, label: 'Send a correction', isNeeded: false };
  }
  if (report && report.refused > 0) {
    const words = 'Mend the rows in your own system, export again and send the whole file. It replaces this one.';
    return { words, label: 'Send the mended file', isNeeded: true };
  }
  const words =
    'Nothing more is needed for this period. If something changes, send a corrected file; it replaces this one.';
  return { words, label: 'Send a correction', isNeeded: false };
}
