import type { MovedValue } from '../../../shared/api/history.ts';
import type { Receipt } from '../../../shared/api/partner.ts';
import { Share } from '../ui/value.tsx';
import { formatChange } from '../words/numbers.ts';

/** What the withdrawal of a file moved: the published values of the partner's place with it and without it. */
export function Undone({ receipt: { id, stage, history } }: { receipt: Receipt }) {
  const done = stage === 'withdrawn';
  const moved = history.find((entry) => entry.id === id)?.withdrawal?.moved;
  return (
    <section className="sheet" aria-busy={!done}>
      <h2>What the withdrawal moved</h2>
      {!done ? (
        <div className="skeleton tall" />
      ) : moved === undefined ? (
        <p className="soft after">It was published together with another file, so its own part cannot be told.</p>
      ) : moved.length === 0 ? (
        <p className="soft after">No published value of yours changed.</p>
      ) : (
        <UndoneTable moved={moved} />
      )}
    </section>
  );
}

function UndoneTable({ moved }: { moved: MovedValue[] }) {
  return (
    <table className="table" aria-label="With the file and without it">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className="number">
            With it
          </th>
          <th scope="col" className="number">
            Without it
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ indicatorId, indicator, before, after, change }) => (
          <tr key={indicatorId}>
            <th scope="row">{indicator}</th>
            <td className="number">
              <Share value={before} />
            </td>
            <td className="number strong">{after === 'none' ? 'no value' : <Share value={after} />}</td>
            <td className="number">
              {change === undefined ? <span className="muted">cannot say</span> : formatChange(change)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
