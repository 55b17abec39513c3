import type { AlertSummary } from '../../../shared/api/alerts.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { periodKind } from '../../../shared/catalog/period.ts';
import type { Place } from '../../../shared/catalog/place.ts';
import type { Signals } from '../../../shared/charts/marks.tsx';
import type { RunChartData } from '../../../shared/charts/run-picture.tsx';
import { RunChart, valueWords } from '../charts/run-chart.tsx';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/navigation.ts';
import { indicatorPath, placePath } from '../routing/route.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { breaksOf } from '../words/editions.ts';
import { findingLead, findingTitle } from '../words/finding.ts';
import { formatCount, formatRange } from '../words/numbers.ts';
import { usualWords } from '../words/usual.ts';
import { ChartNotes, PartnerNotes, Usual } from './chart-notes.tsx';
import { FindingList } from './finding-list.tsx';
import { GapSections } from './gap-sections.tsx';
import { GroupSection } from './group-section.tsx';
import { LoadProblem } from './load-problem.tsx';
import { NoPlaces } from './no-places.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { PlacePicker } from './place-picker.tsx';
import { valuesOf } from './series-values.ts';
import { ask, useAnswer } from './staff-api.ts';
import { topmostOf } from './topmost.ts';

/** One indicator at one place: the finding, its course, gaps, groups and all numbers. A mail's link leads here. */
export function IndicatorPage({ indicatorId, placeId }: { indicatorId: string; placeId?: string }) {
  const places = useAnswer(ask.places);
  if (places.error) return <LoadProblem what="This page" error={places.error} />;
  if (!places.data) return <p className="loading soft">Loading</p>;
  const place = placeId ?? topmostOf(places.data.places)[0]?.id;
  if (place === undefined) return <NoPlaces />;
  return <AtPlace indicatorId={indicatorId} placeId={place} places={places.data.places} />;
}

function AtPlace({ indicatorId, placeId, places }: { indicatorId: string; placeId: string; places: Place[] }) {
  const { data: series, error } = useAnswer(ask.series(indicatorId, placeId));
  const alerts = useAnswer(ask.alerts).data?.alerts ?? [];
  const here = alerts.filter((alert) => alert.indicatorId === indicatorId && alert.placeId === placeId);
  const picker = (
    <PlacePicker places={places} placeId={placeId} choose={(id) => navigate(indicatorPath(indicatorId, id))} />
  );
  if (error) {
    return (
      <>
        {picker}
        <LoadProblem what="The chart" error={error} />
      </>
    );
  }
  if (!series) return <Loading />;
  return (
    <article>
      <div className="title-row">
        <div>
          <nav className="crumbs small" aria-label="You are here">
            <Link href="/">Home</Link> / <Link href={indicatorPath(indicatorId)}>{series.indicator.name}</Link> /{' '}
            {series.place.name}
          </nav>
          <PageTitle tab={findingTitle(series)}>{findingTitle(series)}</PageTitle>
        </div>
        {picker}
      </div>
      <p className="sub">{findingLead(series)}</p>
      {series.place.kind !== 'region' && (
        <p className="small">
          <Link href={placePath({ placeId, indicatorId })}>{series.place.name} beside similar places</Link>
        </p>
      )}
      <FindingList alerts={here} label="Findings" />
      {series.points.length === 0 ? <NothingYet series={series} /> : <Course series={series} alerts={here} />}
      <p className="foot">
        {series.indicator.name}, {series.indicator.edition}. Source: {series.indicator.source}.
      </p>
    </article>
  );
}

function Course({ series, alerts }: { series: SeriesView; alerts: AlertSummary[] }) {
  const first = series.points[0]?.period;
  const values = valuesOf(series, 'all');
  const usualAt = new Map(series.chart.points.map(({ period, range }) => [period, range]));
  const counted = (period: string) => {
    const share = shareOf(values.get(period));
    const range = usualAt.get(period);
    const usual = range ? `; usual here: ${formatRange(range)}%` : '';
    return share ? `, ${formatCount(share.numerator)} of ${formatCount(share.denominator)} students${usual}` : '';
  };
  const breaks = breaksOf(series);
  const heading = { week: 'Week by week', month: 'Month by month', window: 'Window by window', year: 'Year by year' };
  return (
    <>
      <section className="sheet">
        <h2>{first === undefined ? 'Over time' : heading[periodKind(first)]}</h2>
        <Usual {...usualWords(series)} />
        <RunChart
          periods={series.points.map(({ period }) => period)}
          values={values}
          usual={series.chart.points}
          breaks={breaks}
          signals={signalsOf(series, alerts)}
          {...targetOf(series)}
          noted={series.notes.map(({ period }) => period)}
          label={`${findingTitle(series)}. ${findingLead(series)}`}
          words={(period) => valueWords(period, values, counted)}
        />
        <ChartNotes series={series} breaks={breaks} />
        <PartnerNotes series={series} />
      </section>
      <GapSections series={series} />
      <GroupSection series={series} />
      <NumbersTable series={series} />
    </>
  );
}

/** The target and the way there, as the chart draws them. */
function targetOf({ target }: SeriesView): Pick<RunChartData, 'level' | 'aim'> {
  if (!target) return {};
  const aim = new Map(target.way.map(({ period, percent }) => [period, percent]));
  return { level: { kind: 'target', percent: target.percent }, aim };
}

/** Values out of the usual, and those that an alert names. */
function signalsOf({ chart }: SeriesView, alerts: AlertSummary[]): Signals {
  const unusual = chart.points.flatMap(({ period, signal }): [string, 'worse' | 'better'][] =>
    signal ? [[period, signal]] : [],
  );
  const named = alerts.map(({ period, isImprovement }): [string, 'worse' | 'better'] => [
    period,
    isImprovement ? 'better' : 'worse',
  ]);
  return new Map([...named, ...unusual]);
}

function NothingYet({ series }: { series: SeriesView }) {
  return (
    <section className="sheet">
      <h2>No file has come yet</h2>
      <p className="soft">
        When a partner sends one that covers {series.place.name}, its values appear here. Another place may have some.
      </p>
    </section>
  );
}

function Loading() {
  return (
    <section className="sheet loading" aria-busy="true" aria-label="Loading">
      <div className="skeleton" />
      <div className="skeleton chart-room" />
    </section>
  );
}
