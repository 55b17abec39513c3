import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { Link } from '../../routing/link.tsx';
import { indicatorPath } from '../../routing/route.ts';
import { ConcernGlyph, ImprovementGlyph } from '../../ui/glyphs.tsx';
import { Share, StudentsCounted } from '../../ui/value.tsx';
import { findingLead, findingTitle } from '../../words/finding.ts';
import { gapFinding } from '../../words/gap-finding.ts';
import { formatChange } from '../../words/numbers.ts';
import { seriesIn, standingOf, standingWords } from '../../words/report.ts';
import { groupName } from '../../words/student-group.ts';
import { targetWords } from '../../words/target.ts';
import { usualWords } from '../../words/usual.ts';
import { BreakNotes, Usual } from '../chart-notes.tsx';
import { Compared } from './compared.tsx';
import { groupsNow } from './groups-now.ts';
import { ReportChart } from './report-chart.tsx';

type Props = { report: ReportView; one: ReportedIndicator };

/** One indicator of a report: the finding, its course, gaps, groups and places. */
export function ReportedSection({ report, one }: Props) {
  const series = seriesIn(report, one);
  const title = findingTitle(series);
  const standing = standingOf(series);
  const gaps = series.gaps.flatMap((gap) => gapFinding(series, gap) ?? []);
  return (
    <section className="sheet reported" aria-label={one.indicator.name}>
      <p className="small standing">
        {standing === 'worth-a-look' && <ConcernGlyph />}
        {standing === 'improved' && <ImprovementGlyph />} {standingWords[standing]}
      </p>
      <h2>
        <Link href={indicatorPath(one.indicator.id, report.place.id)}>{title}</Link>
      </h2>
      <p className="soft">{findingLead(series)}</p>
      <div className="reported-course">
        <ReportChart series={series} label={`${title}. ${findingLead(series)}`} />
        <div>
          <Usual {...usualWords(series)} />
          {series.target && <p className="small soft">{targetWords(series)}</p>}
          {gaps.map(({ title: gap, sentences }) => (
            <div key={gap} className="small">
              <strong>{gap}.</strong> <span className="soft">{sentences.join(' ')}</span>
            </div>
          ))}
          <BreakNotes breaks={series.breaks} />
        </div>
      </div>
      <Compared report={report} one={one} />
      <div className="reported-tables">
        <GroupTable report={report} one={one} />
        <PlaceTable one={one} />
      </div>
    </section>
  );
}

/** The groups in the latest period, by dimension; without groups nothing. */
function GroupTable({ report, one }: Props) {
  const now = groupsNow(seriesIn(report, one));
  if (!now) return null;
  return (
    <table className="table compact">
      <caption>Student groups, {shortPeriod(now.period)}</caption>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col" className="number">
            Share
          </th>
          <th scope="col" className="number">
            Students
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {now.groups.map(({ group, value, change }) => (
          <tr key={group}>
            <th scope="row">{groupName(group)}</th>
            <td className="number">
              <Share value={value} />
            </td>
            <td className="number">
              <StudentsCounted value={value} />
            </td>
            <td className="number">{change !== undefined && formatChange(change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The places within, by name: nobody is ranked. */
function PlaceTable({ one: { places } }: Pick<Props, 'one'>) {
  const [first] = places;
  if (!first) return null;
  return (
    <table className="table compact">
      <caption>{first.place.kind === 'district' ? 'Districts' : 'Schools'}, latest value of each</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Period</th>
          <th scope="col" className="number">
            Share
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ place, period, value, change }) => (
          <tr key={place.id}>
            <th scope="row">{place.name}</th>
            <td>{shortPeriod(period)}</td>
            <td className="number">
              <Share value={value} />
            </td>
            <td className="number">{change !== undefined && formatChange(change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
