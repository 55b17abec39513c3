import type { ReportView } from '../../../../shared/api/report.ts';
import { cyclePath } from '../../../../shared/cycles/cycle-path.ts';
import { Link } from '../../routing/link.tsx';
import { navigate } from '../../routing/navigation.ts';
import { reportPath } from '../../routing/route.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { formatDay } from '../../words/dates.ts';
import { definitionWords, protectionWords, reportTitle } from '../../words/report.ts';
import { comparedWords } from '../../words/report-compared.ts';
import { cycleState, noCycles } from '../../words/report-cycle.ts';
import { LoadProblem } from '../load-problem.tsx';
import { NoPlaces } from '../no-places.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { topmostOf } from '../topmost.ts';
import { Downloads } from './downloads.tsx';
import { ReportedSection } from './reported-section.tsx';
import '../../styles/report.css';

/** Everything that is published of a place, on pages that can be printed. */
export function ReportPage({ placeId }: { placeId?: string }) {
  const places = useAnswer(ask.places);
  if (places.error) return <LoadProblem what="This page" error={places.error} />;
  if (!places.data) return <p className="loading soft">Loading</p>;
  const place = placeId ?? topmostOf(places.data.places)[0]?.id;
  if (place === undefined) return <NoPlaces />;
  return (
    <article className="report">
      <div className="title-row no-print">
        <p className="crumbs small">Report</p>
        <PlacePicker places={places.data.places} placeId={place} choose={(id) => navigate(reportPath(id))} />
      </div>
      <ReportOf placeId={place} />
    </article>
  );
}

function ReportOf({ placeId }: { placeId: string }) {
  const { data: report, error } = useAnswer(ask.report(placeId));
  if (error) return <LoadProblem what="The report" error={error} />;
  if (!report) return <p className="loading soft">Loading</p>;
  return (
    <>
      <header className="report-head">
        <p className="small soft">
          {report.partnership.name}, {report.place.name}, as of {formatDay(report.at.slice(0, 10))}
        </p>
        <PageTitle tab={`Report of ${report.place.name}`}>{reportTitle(report)}</PageTitle>
        <Downloads report={report} />
      </header>
      {report.indicators.map((one) => (
        <ReportedSection key={one.indicator.id} report={report} one={one} />
      ))}
      <Cycles report={report} />
      <Definitions report={report} />
    </>
  );
}

function Cycles({ report }: { report: ReportView }) {
  return (
    <section className="sheet">
      <h2>Improvement cycles</h2>
      {report.cycles.length === 0 && <p className="small soft">{noCycles(report)}</p>}
      {report.cycles.map((cycle) => (
        <div key={cycle.id} className="reported-cycle">
          <p className="small soft">{cycleState(cycle)}</p>
          <h3>
            <Link href={cyclePath(cycle.id)}>{cycle.name}</Link>
          </h3>
          <p>{cycle.title}.</p>
          <p className="small soft">{cycle.lead}</p>
        </div>
      ))}
    </section>
  );
}

function Definitions({ report }: { report: ReportView }) {
  const { indicators, without } = report;
  return (
    <section className="sheet">
      <h2>Sources and definitions</h2>
      <dl className="definitions">
        {indicators.map((one) => (
          <div key={one.indicator.id}>
            <dt>{one.indicator.name}</dt>
            <dd className="small soft">{definitionWords(one)}</dd>
          </div>
        ))}
      </dl>
      {without.length > 0 && <p className="small soft">Without values here: {without.join(', ')}.</p>}
      <h2>Similar places and bright spots</h2>
      <p className="small soft">{comparedWords(report)}</p>
      <h2>What is not shown</h2>
      <p className="small soft">{protectionWords(report)}</p>
      {report.partnership.demo && (
        <p className="small soft">Every number here is made. No real student, school or district.</p>
      )}
    </section>
  );
}
