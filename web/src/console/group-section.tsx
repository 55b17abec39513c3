import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { percentOf } from '../../../shared/charts/plot.ts';
import { SparkLine } from '../charts/spark-line.tsx';
import { Hidden, Share, StudentsCounted } from '../ui/value.tsx';
import { startsOf } from '../words/editions.ts';
import { latestOf } from '../words/finding.ts';
import { formatChange, formatPercent } from '../words/numbers.ts';
import { dimensionName, groupName } from '../words/student-group.ts';
import { dimensionsOf, valuesOf } from './series-values.ts';

/** The groups of one dimension as small multiples on one scale. Nothing when the data has no groups. */
export function GroupSection({ series }: { series: SeriesView }) {
  const dimensions = dimensionsOf(series);
  const [chosen, setChosen] = useState<string>();
  const dimension = chosen !== undefined && dimensions.has(chosen) ? chosen : dimensions.keys().next().value;
  if (dimension === undefined) return null;
  const groups = dimensions.get(dimension) ?? [];
  const scale = groups.flatMap((group) =>
    [...valuesOf(series, group).values()].flatMap((value) => percentOf(value) ?? []),
  );
  return (
    <section className="sheet">
      <h2>Student groups</h2>
      <p className="small soft">One scale for all. Groups overlap between these choices, so they are never added up.</p>
      <ToggleButtonGroup
        className="segments"
        aria-label="Groups by"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[dimension]}
        onSelectionChange={([key]) => setChosen(String(key))}
      >
        {[...dimensions.keys()].map((one) => (
          <ToggleButton key={one} id={one}>
            {dimensionName(one)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ul className="tiles">
        {groups.map((group) => (
          <Group key={group} series={series} group={group} scale={scale} />
        ))}
      </ul>
    </section>
  );
}

function Group({ series, group, scale }: { series: SeriesView; group: string; scale: number[] }) {
  const last = series.points.at(-1);
  const value = last?.groups[group];
  const latest = latestOf(series, group);
  return (
    <li>
      <h3>{groupName(group)}</h3>
      <SparkLine
        periods={series.points.map(({ period }) => period)}
        values={valuesOf(series, group)}
        starts={startsOf(series, group)}
        scale={scale}
      />
      {value === 'hidden' ? (
        <p className="small">
          <Hidden />
        </p>
      ) : typeof value === 'object' && 'coded' in value ? (
        <p className="small soft">
          <Share value={value} /> students
        </p>
      ) : latest ? (
        <p className="small soft">
          <strong>{formatPercent(latest.value.percent)}</strong>{' '}
          {latest.period !== last?.period && `in ${shortPeriod(latest.period)}, `}
          {latest.before
            ? `${formatChange(latest.before.change)} points ${latest.before.yearBefore ? 'in a year' : `since ${shortPeriod(latest.before.period)}`}`
            : 'no earlier value'}
          <br />
          <StudentsCounted value={latest.value} /> students
        </p>
      ) : (
        <p className="small muted">No value yet</p>
      )}
    </li>
  );
}
