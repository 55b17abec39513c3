import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AlertSummary } from '../../../shared/api/alerts.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { percentOf } from '../../../shared/charts/plot.ts';
import { SparkLine } from '../charts/spark-line.tsx';
import { Link } from '../routing/link.tsx';
import { indicatorPath } from '../routing/route.ts';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { latestOf } from '../words/finding.ts';
import { formatChange, formatCounted, formatPercent } from '../words/numbers.ts';
import { FindingList } from './finding-list.tsx';
import { LoadProblem } from './load-problem.tsx';
import { NoPlaces } from './no-places.tsx';
import { PlacePicker } from './place-picker.tsx';
import { valuesOf } from './series-values.ts';
import { signIn, useSession } from './session.ts';
import { ask, useAnswer, useAsk } from './staff-api.ts';
import { topmostOf } from './topmost.ts';

/** First page: what this is, or for signed-in people the region and what needs them. */
export function Home() {
  const session = useSession();
  if (session.data) return <Region />;
  return session.isPending ? <p className="loading soft">One moment</p> : <Welcome />;
}

function Welcome() {
  const [failed, setFailed] = useState(false);
  return (
    <section className="welcome">
      <PageTitle tab="Throughline">See what changed for students, and which gap widened</PageTitle>
      <p className="sub">
        Throughline follows the indicators of an education partnership. Partners send their files through a link. When a
        value or a gap moves, the person who can do something about it gets a mail.
      </p>
      <div className="buttons">
        <Button className="button primary big" onPress={() => void signIn('/').catch(() => setFailed(true))}>
          Sign in
        </Button>
        <span className="small soft" role="status">
          {failed ? 'The sign-in page cannot be reached. Try again in a minute.' : 'For staff of the partnership.'}
        </span>
      </div>
      <p className="soft after">Sending a file? Open the link from your mail; you do not need to sign in.</p>
    </section>
  );
}

/** The region; for who may see some of its places only, these one by one. */
function Region() {
  const [chosen, setChosen] = useState<string>();
  const alerts = useAnswer(ask.alerts);
  const indicators = useAnswer(ask.indicators);
  const places = useAnswer(ask.places);
  const problem = indicators.error ?? places.error ?? alerts.error;
  if (problem) return <LoadProblem what="This page" error={problem} />;
  if (!indicators.data || !places.data || !alerts.data) return <p className="loading soft">Loading</p>;
  const topmost = topmostOf(places.data.places);
  const { concerns = [], improvements = [] } = Object.groupBy(alerts.data.alerts, ({ isImprovement }) =>
    isImprovement ? 'improvements' : 'concerns',
  );
  if (indicators.data.indicators.length === 0) {
    return (
      <Notice title="No indicators yet">
        <p className="sub">
          They are made through the staff API, described at /openapi.json. Then send the first link.
        </p>
      </Notice>
    );
  }
  const place = topmost.find(({ id }) => id === chosen) ?? topmost[0];
  if (!place) return <NoPlaces />;
  return (
    <>
      <div className="title-row">
        <PageTitle tab="Throughline">{homeTitle(concerns.length)}</PageTitle>
        {topmost.length > 1 && <PlacePicker places={topmost} placeId={place.id} choose={setChosen} />}
      </div>
      <Indicators place={place} ids={indicators.data.indicators} />
      <Findings concerns={concerns} improvements={improvements} />
    </>
  );
}

const homeTitle = (alerts: number) =>
  alerts === 0 ? 'Nothing needs you' : `${formatCounted(alerts, 'finding is', 'findings are')} worth a look`;

function Indicators({ place, ids }: { place: { id: string; name: string }; ids: { id: string; name: string }[] }) {
  const question = useAsk();
  const answers = useQueries({ queries: ids.map(({ id }) => question(ask.series(id, place.id))) });
  return (
    <section className="sheet">
      <h2>{place.name}</h2>
      <ul className="tiles">
        {ids.map(({ id, name }, index) => (
          <li key={id}>
            <h3>
              <Link href={indicatorPath(id, place.id)}>{name}</Link>
            </h3>
            <Tile series={answers[index]?.data} failed={answers[index]?.isError ?? false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ series, failed }: { series: SeriesView | undefined; failed: boolean }) {
  if (failed) return <p className="soft small">It could not be loaded. The numbers are safe.</p>;
  if (!series) return <div className="skeleton" />;
  const latest = latestOf(series);
  if (!latest) return <p className="soft small">No value yet.</p>;
  const values = valuesOf(series, 'all');
  const scale = [...values.values()].flatMap((value) => percentOf(value) ?? []);
  const before = latest.before;
  return (
    <>
      <SparkLine periods={series.points.map(({ period }) => period)} values={values} scale={scale} />
      <p>
        <span className="figure">{formatPercent(latest.value.percent)}</span>{' '}
        <span className="small soft">
          {shortPeriod(latest.period)}
          {before &&
            `, ${formatChange(before.change)} points ${before.yearBefore ? 'in a year' : `since ${shortPeriod(before.period)}`}`}
        </span>
      </p>
    </>
  );
}

function Findings({ concerns, improvements }: { concerns: AlertSummary[]; improvements: AlertSummary[] }) {
  return (
    <>
      <section className="sheet">
        <h2>Worth a look</h2>
        {concerns.length === 0 && (
          <p className="soft">No rule has found anything. When one does, it stands here and its owner gets a mail.</p>
        )}
        <FindingList alerts={concerns} label="Worth a look" linked />
      </section>
      {improvements.length > 0 && (
        <section className="sheet">
          <h2>Improved</h2>
          <FindingList alerts={improvements} label="Improved" linked />
        </section>
      )}
    </>
  );
}
