import { type AlertView, alertView } from '../../../shared/api/alerts.ts';
import { Link } from '../routing/link.tsx';
import { indicatorPath, rulePath } from '../routing/route.ts';
import { ConcernGlyph, ImprovementGlyph } from '../ui/glyphs.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { changeWords, stateWords } from '../words/alert.ts';
import { formatMoment } from '../words/dates.ts';
import { AlertActions } from './alert-actions.tsx';
import { LoadProblem } from './load-problem.tsx';
import { ask, useAnswer, useChange } from './staff-api.ts';

/** One alert: what was found, what people did, and what can be done. The buttons of a mail lead here. */
export function AlertPage({ alertId }: { alertId: string }) {
  const { data: alert, error } = useAnswer(ask.alert(alertId));
  const change = useChange(alertView);
  if (error) return <LoadProblem what="The alert" error={error} />;
  if (!alert) return <p className="loading soft">Loading</p>;
  const path = `/api/alerts/${encodeURIComponent(alert.id)}`;
  return (
    <article>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/alerts">Alerts</Link> / {alert.isImprovement ? 'Improved' : 'Concern'}
      </nav>
      <PageTitle tab={alert.title}>{alert.title}</PageTitle>
      <p className="sub">{alert.sentence}</p>
      <p className="soft after">
        {alert.isImprovement ? <ImprovementGlyph /> : <ConcernGlyph />} {stateWords(alert)}
      </p>
      <p className="after">
        <Link className="button" href={indicatorPath(alert.indicatorId, alert.placeId)}>
          Look at the chart
        </Link>{' '}
        <Link className="button" href={rulePath(alert.ruleId)}>
          Look at the rule
        </Link>
      </p>
      <AlertActions
        alert={alert}
        busy={change.isPending}
        problem={change.error?.message}
        act={(action) => change.mutateAsync({ ...action, path: path + action.path })}
      />
      <Notes notes={alert.notes} />
      <History alert={alert} />
    </article>
  );
}

function Notes({ notes }: Pick<AlertView, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <section className="sheet">
      <h2>Notes</h2>
      <ul className="alert-rows">
        {notes.map(({ at, by, text }) => (
          <li key={at + text}>
            <span>{text}</span>
            <span className="small muted">
              {by}, {formatMoment(at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ alert: { history } }: { alert: AlertView }) {
  return (
    <section className="sheet">
      <h2>What happened</h2>
      <ol className="alert-rows">
        {history.toReversed().map((entry) => (
          <li key={entry.revision}>
            <span>{changeWords(entry)}</span>
            <span className="small muted">
              {formatMoment(entry.at)}, rule version {entry.ruleVersion}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
