import { alertPath } from '../../../shared/alerts/alert-path.ts';
import type { AlertSummary } from '../../../shared/api/alerts.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { Link } from '../routing/link.tsx';

import { ConcernGlyph, ImprovementGlyph } from '../ui/glyphs.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { alertStateWord } from '../words/alert.ts';
import { formatDay } from '../words/dates.ts';
import { formatCounted } from '../words/numbers.ts';
import { LoadProblem } from './load-problem.tsx';
import { ask, useAnswer } from './staff-api.ts';

/** Every alert: those that wait for somebody first, then those in hand, then what is over. */
export function AlertsPage() {
  const { data, error } = useAnswer(ask.allAlerts);
  if (error) return <LoadProblem what="The alerts" error={error} />;
  if (!data) return <p className="loading soft">Loading</p>;
  const waiting = data.alerts.filter(({ state }) => state === 'firing');
  const inHand = data.alerts.filter(({ state }) => state === 'acknowledged' || state === 'silenced');
  const over = data.alerts.filter(({ state }) => state === 'resolved');
  return (
    <>
      <PageTitle tab="Alerts">{titleOf(waiting.length)}</PageTitle>
      <Rows
        title="Waiting for somebody"
        alerts={waiting}
        none="Every finding is in somebody’s hands, or there is none."
      />
      {inHand.length > 0 && <Rows title="In hand" alerts={inHand} />}
      {over.length > 0 && <Rows title="Over" alerts={over} />}
    </>
  );
}

const titleOf = (waiting: number) =>
  waiting === 0 ? 'No alert waits for anybody' : `${formatCounted(waiting, 'alert waits', 'alerts wait')} for somebody`;

function Rows({ title, alerts, none }: { title: string; alerts: AlertSummary[]; none?: string }) {
  return (
    <section className="sheet">
      <h2>{title}</h2>
      {alerts.length === 0 && <p className="soft">{none}</p>}
      <ul className="alert-rows" aria-label={title}>
        {alerts.map((alert) => (
          <li key={alert.id}>
            <span>
              {alert.isImprovement ? <ImprovementGlyph /> : <ConcernGlyph />}{' '}
              <Link href={alertPath(alert.id)}>{alert.sentence}</Link>
            </span>
            <span className="small muted">
              {alert.isImprovement ? 'Improved' : 'Concern'}, {alertStateWord(alert.state)}, since{' '}
              {shortPeriod(alert.since)}; changed {formatDay(alert.changedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
