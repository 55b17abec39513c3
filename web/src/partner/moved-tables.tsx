import { useState } from 'react';
import type { Receipt } from '../../../shared/api/partner.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { BeforeAfter } from '../charts/before-after.tsx';
import { Hidden, Share } from '../ui/value.tsx';
import { formatChange, formatCount, formatCounted } from '../words/numbers.ts';
import { groupName } from '../words/student-group.ts';

export type MovedRow = Receipt['moved'][number];

type Moved = Pick<Receipt, 'moved' | 'report'> & { period: Pick<Receipt['period'], 'name'> };

const FIRST_SHOWN = 12;

/** What a file moved: one table for each indicator, before and after, with the change in points. */
export function MovedTables({ receipt: { moved, period, report } }: { receipt: Moved }) {
  if (moved.length === 0) {
    return <p className="soft after">No measure uses this file yet. It is kept for those that will.</p>;
  }
  const byIndicator = Map.groupBy(moved, ({ indicatorId }) => indicatorId);
  return (
    <>
      {report && report.students > 0 && (
        <p className="small soft">
          {formatCounted(report.students, 'student')} in {formatCounted(report.schools, 'school')}.
        </p>
      )}
      {[...byIndicator].map(([id, rows]) => (
        <IndicatorTable key={id} rows={rows} after={period.name} />
      ))}
    </>
  );
}

function IndicatorTable({ rows, after }: { rows: MovedRow[]; after: string }) {
  const [all, setAll] = useState(false);
  const first = rows[0];
  if (!first) return null;
  const before = rows.find((row) => row.before)?.before?.period;
  const beforeName = before === undefined ? 'Before' : describePeriod(before);
  const scale = shownPercents(rows);
  const shown = all ? rows : rows.slice(0, FIRST_SHOWN);
  return (
    <>
      <h3 className="moved-title">
        {first.indicator}{' '}
        <span className="small soft">{first.betterWhen === 'lower' ? 'Lower' : 'Higher'} is better</span>
      </h3>
      <table className="table moved" aria-label={`${first.indicator}, before and after`}>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              {beforeName}
            </th>
            <td className="wide-only" />
            <th scope="col" className="number">
              {after}
            </th>
            <th scope="col" className="number">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={`${row.placeKind} ${row.place} ${row.group}`} row={row} scale={scale} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show all {formatCount(rows.length)}
        </button>
      )}
    </>
  );
}

function Row({ row, scale }: { row: MovedRow; scale: number[] }) {
  const { before, after, change } = row;
  const name = <Name row={row} />;
  if (after === 'hidden') {
    return (
      <tr>
        {name}
        <td colSpan={4} className="number">
          <Hidden />
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {name}
      <td className="number">{before ? <Share value={before.value} /> : <span className="muted">first time</span>}</td>
      <td className="wide-only">
        <BeforeAfter before={percentOf(before?.value)} after={percentOf(after)} scale={scale} />
      </td>
      <td className="number strong">
        <Share value={after} />
      </td>
      <td className="number">
        {change === undefined ? <span className="muted">cannot say</span> : formatChange(change)}
      </td>
    </tr>
  );
}

function Name({ row: { place, placeKind, group, reported, expected } }: { row: MovedRow }) {
  const ofAll = group === 'all';
  const parts = placeKind === 'region' ? 'district' : 'school';
  return (
    <th scope="row">
      {ofAll ? place : groupName(group)} <span className="kind">{ofAll ? placeKind : place}</span>
      {reported > 0 && reported < expected && (
        <span className="kind">
          {reported} of {formatCounted(expected, parts)} so far
        </span>
      )}
    </th>
  );
}

function percentOf(value: MovedRow['after'] | undefined): number | undefined {
  return shareOf(value)?.percent;
}

function shownPercents(rows: MovedRow[]): number[] {
  return rows.flatMap(({ before, after }) => [percentOf(before?.value) ?? [], percentOf(after) ?? []].flat());
}
