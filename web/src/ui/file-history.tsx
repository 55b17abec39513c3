import type { HistoryEntry, MovedValue } from '../../../shared/api/history.ts';
import { hexChecksum } from '../../../shared/submissions/checksum.ts';
import { withdrawnBy } from '../../../shared/submissions/withdrawal.ts';
import { formatMoment } from '../words/dates.ts';
import { fileFate, filesOf } from '../words/history.ts';
import { formatChange, formatCounted } from '../words/numbers.ts';
import { shortChecksum } from '../words/receipt.ts';
import { Share } from './value.tsx';

type Props = {
  history: readonly HistoryEntry[];
  title: string;
  /** Who sent a file, where that needs to be said. */
  who: (entry: HistoryEntry) => string | undefined;
};

/** The files of a period, newest first: who, when, which, and what changed. Nothing when there are none. */
export function FileHistory({ history, title, who }: Props) {
  if (history.length === 0) return null;
  return (
    <section className="sheet history">
      <h2>{title}</h2>
      <dl className="pairs">
        {history.map((entry) => (
          <div key={entry.id}>
            <dt>{formatMoment(entry.at)}</dt>
            <dd>
              {entry.fileName}, {entry.current ? <strong>{fileFate(entry)}</strong> : fileFate(entry)}
              <Details entry={entry} history={history} who={who(entry)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Known = { entry: HistoryEntry; history: readonly HistoryEntry[]; who: string | undefined };

function Details({ entry, history, who }: Known) {
  const { accepted, replaces, note, moved, withdrawal, sentBy } = entry;
  const parts = [
    ...(who === undefined ? [] : [who]),
    ...(accepted === undefined ? [] : [formatCounted(accepted, 'row')]),
    ...(replaces.length === 0 ? [] : [`replaces ${filesOf(replaces, history)}`]),
  ];
  return (
    <>
      {parts.length > 0 && <span className="entry-details">{parts.join(', ')}</span>}
      {note && <span className="entry-details">“{note}”</span>}
      <Moved moved={moved} />
      {withdrawal && (
        <span className="entry-details">
          Withdrawn by {withdrawnBy(withdrawal, sentBy)} on {formatMoment(withdrawal.at)}
          {withdrawal.reason && `: “${withdrawal.reason}”`}
        </span>
      )}
      <Moved moved={withdrawal?.moved} />
      <Checksum checksum={entry.checksum} />
    </>
  );
}

function Moved({ moved = [] }: { moved: MovedValue[] | undefined }) {
  return moved.map(({ indicatorId, indicator, before, after, change }) => (
    <span className="entry-details" key={indicatorId}>
      {indicator}: {before !== 'none' && <Share value={before} />}
      {before !== 'none' && ' to '}
      {after === 'none' ? 'no value' : <Share value={after} />}
      {before === 'none' && ', the first value'}
      {change !== undefined && ` (${formatChange(change)})`}
    </span>
  ));
}

/** Its beginning, and the whole one on demand, to compare with what `sha256sum` says. */
function Checksum({ checksum }: { checksum: string }) {
  const short = shortChecksum(checksum);
  if (short === undefined) return null;
  return (
    <details className="entry-details">
      <summary>checksum {short}</summary>
      <code>{hexChecksum(checksum)}</code>
    </details>
  );
}
