import { type ReactNode, useState } from 'react';
import type { Report } from '../../../shared/submissions/report.ts';
import { ColumnName } from '../ui/column-name.tsx';
import { ConcernGlyph } from '../ui/glyphs.tsx';
import { formatCount } from '../words/numbers.ts';
import { problemKind } from '../words/receipt.ts';

const FIRST_SHOWN = 8;

/** The rows to mend: by kind, then one by one, with what may be done with them. Nothing when there are none. */
export function ProblemsTable({ report, children }: { report: Report; children?: ReactNode }) {
  const [kind, setKind] = useState<string>();
  const [all, setAll] = useState(false);
  const kinds = Object.entries(report.problemCounts).sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return null;
  const fitting = report.problems.filter(({ code }) => kind === undefined || code === kind);
  const shown = all ? fitting : fitting.slice(0, FIRST_SHOWN);
  const known = kinds.reduce((sum, [code, count]) => sum + (kind === undefined || code === kind ? count : 0), 0);
  return (
    <section className="sheet">
      <div className="title-line">
        <h2>Rows to mend</h2>
        {children}
      </div>
      <fieldset className="kinds">
        <legend className="unseen">Show one kind of problem</legend>
        {kinds.map(([code, count]) => (
          <button
            key={code}
            type="button"
            className="chip worse"
            aria-pressed={kind === code}
            onClick={() => setKind(kind === code ? undefined : code)}
          >
            <ConcernGlyph /> <b>{formatCount(count)}</b> {problemKind(code)}
          </button>
        ))}
      </fieldset>
      <Rows problems={shown} />
      {shown.length < fitting.length && (
        <div className="buttons after">
          <button type="button" className="button" onClick={() => setAll(true)}>
            Show all {formatCount(fitting.length)}
          </button>
        </div>
      )}
      <p className="small soft after">
        {fitting.length < known && `The first ${formatCount(fitting.length)} of ${formatCount(known)} are listed. `}
        Row numbers are those that a spreadsheet shows. Student ids and names are never repeated here.
      </p>
    </section>
  );
}

function Rows({ problems }: { problems: Report['problems'] }) {
  return (
    <table className="table stacked">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Column</th>
          <th scope="col">What is wrong</th>
          <th scope="col">How to mend it</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ row, column, code, message, hint }) => (
          <tr key={`${row} ${column} ${code}`}>
            <th scope="row" className="row-number">
              Row {formatCount(row)}
            </th>
            <td>
              <ColumnName name={column} />
            </td>
            <td>{message}</td>
            <td className="soft">{hint}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
