import type { LinkView } from '../../../shared/api/partner.ts';
import { formatMoment } from '../words/dates.ts';
import { formatCounted } from '../words/numbers.ts';
import { shortChecksum } from '../words/receipt.ts';

type Entry = LinkView['history'][number];

/** The files of one period, or of all periods of the link, newest first. Nothing when there are none. */
export function PeriodHistory({ link, period }: { link: LinkView; period?: string }) {
  const entries = link.history.filter((entry) => period === undefined || entry.period === period);
  if (entries.length === 0) return null;
  return (
    <section className="sheet history">
      <h2>This period</h2>
      <dl className="pairs">
        {entries.map((entry) => (
          <div key={entry.id}>
            <dt>{formatMoment(entry.at)}</dt>
            <dd>
              {entry.fileName}, {entry.current ? <strong>current</strong> : stateWords(entry)}
              <Details entry={entry} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Details({ entry }: { entry: Entry }) {
  const checksum = shortChecksum(entry.checksum);
  const parts = [
    ...(entry.accepted === undefined ? [] : [formatCounted(entry.accepted, 'row')]),
    ...(checksum === undefined ? [] : [`checksum ${checksum}`]),
  ];
  return parts.length === 0 ? null : <span className="entry-details">{parts.join(', ')}</span>;
}

function stateWords({ state }: Entry): string {
  const words = {
    'awaiting-file': 'not arrived',
    accepted: 'replaced',
    refused: 'refused whole',
    withdrawn: 'withdrawn',
  };
  return words[state];
}
