import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { countsCsv } from '../../../shared/api/counts-csv.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import type { ShownValue } from '../../../shared/api/shown-schema.ts';
import { pointsBetween } from '../../../shared/api/shown-value.ts';
import { BYTE_ORDER_MARK } from '../../../shared/submissions/csv-text.ts';
import { DownloadLink } from '../ui/download-link.tsx';
import { ConcernGlyph, ImprovementGlyph } from '../ui/glyphs.tsx';
import { Share, StudentsCounted } from '../ui/value.tsx';
import { comparedWith } from '../words/editions.ts';
import { formatChange, formatCount, formatRange } from '../words/numbers.ts';

const FIRST_SHOWN = 6;

/** All published values of all students, newest first: what the picture shows, in numbers. */
export function NumbersTable({ series }: { series: SeriesView }) {
  const [all, setAll] = useState(false);
  const file = useMemo(() => new Blob([BYTE_ORDER_MARK, countsCsv(series)], { type: 'text/csv' }), [series]);
  const newest = series.points.toReversed();
  const shown = all ? newest : newest.slice(0, FIRST_SHOWN);
  const byPeriod = new Map(series.points.map(({ period, groups }) => [period, groups.all]));
  const yearBefore = (period: string) => byPeriod.get(comparedWith(series, period) ?? '');
  const usualAt = new Map(series.chart.points.map((one) => [one.period, one]));
  const hasParts = series.points.some(({ expected }) => expected > 0);
  const parts = series.place.kind === 'region' ? 'Districts' : 'Schools';
  return (
    <section className="sheet">
      <h2>The numbers</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col" className="number wide-only">
              Students
            </th>
            <th scope="col" className="number wide-only">
              Year before
            </th>
            <th scope="col" className="number">
              Change, points
            </th>
            {usualAt.size > 0 && (
              <th scope="col" className="number wide-only">
                Usual range
              </th>
            )}
            {hasParts && (
              <th scope="col" className="number">
                {parts}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ period, label, groups, reported, expected }) => (
            <tr key={period}>
              <th scope="row">{label}</th>
              <td className="number strong">
                <Share value={groups.all} />
              </td>
              <td className="number wide-only">
                <StudentsCounted value={groups.all} />
              </td>
              <td className="number wide-only">
                {yearBefore(period) ? <Share value={yearBefore(period)} /> : <span className="muted">none</span>}
              </td>
              <td className="number">
                <Change from={yearBefore(period)} to={groups.all} />
              </td>
              {usualAt.size > 0 && (
                <td className="number wide-only">
                  <UsualRange usual={usualAt.get(period)} />
                </td>
              )}
              {hasParts && (
                <td className="number">
                  {formatCount(reported)} of {formatCount(expected)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="buttons">
        {shown.length < newest.length && (
          <Button className="button" onPress={() => setAll(true)}>
            Show all {formatCount(newest.length)}
          </Button>
        )}
        <DownloadLink file={file} name={`${series.indicator.id} ${series.place.id}.csv`}>
          Download the numbers of all groups, CSV
        </DownloadLink>
      </div>
    </section>
  );
}

/** What is usual, and the word for a value that is part of a change from it. */
function UsualRange({ usual }: { usual: SeriesView['chart']['points'][number] | undefined }) {
  if (!usual) return null;
  return (
    <>
      {usual.signal === 'worse' && (
        <>
          <ConcernGlyph /> Worth a look,{' '}
        </>
      )}
      {usual.signal === 'better' && (
        <>
          <ImprovementGlyph /> Improved,{' '}
        </>
      )}
      {formatRange(usual.range)}%
    </>
  );
}

function Change({ from, to }: { from: ShownValue | undefined; to: ShownValue | undefined }) {
  const cell = (value: ShownValue | undefined) => (value === 'none' ? undefined : value);
  const change = pointsBetween(cell(from), cell(to));
  return change === undefined ? <span className="muted">cannot say</span> : formatChange(change);
}
