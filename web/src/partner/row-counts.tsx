import type { Report } from '../../../shared/submissions/report.ts';
import { formatCount } from '../words/numbers.ts';
import { leftAsideCount, leftAsideLabel, rowNotes } from '../words/receipt.ts';

/** How many rows a file has, and what becomes of them. */
export function RowCounts({ report, taken }: { report: Report; taken: 'ready' | 'read' | 'accepted' }) {
  const notes = rowNotes(report);
  return (
    <>
      <ul className="counts">
        <li>
          <b>{formatCount(report.rows)}</b> rows in the file
        </li>
        <li className="accepted">
          <b>{formatCount(report.accepted)}</b> {taken}
        </li>
        <li className={report.refused > 0 ? 'mend' : ''}>
          <b>{formatCount(report.refused)}</b> to mend
        </li>
        <li>
          <b>{formatCount(leftAsideCount(report))}</b> {leftAsideLabel(report)}
        </li>
      </ul>
      {notes.length > 0 && <p className="small soft after">{notes.join(' ')}</p>}
    </>
  );
}
