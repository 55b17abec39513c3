import { alertPath } from '../../../shared/alerts/alert-path.ts';
import type { AlertSummary } from '../../../shared/api/alerts.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { Link } from '../routing/link.tsx';
import { indicatorPath } from '../routing/route.ts';
import { ConcernGlyph, ImprovementGlyph } from '../ui/glyphs.tsx';
import { alertStateWord } from '../words/alert.ts';

type Props = { alerts: AlertSummary[]; label: string; linked?: boolean };

/** What rules found, good and bad news marked differently; `linked` to the page of the indicator. */
export function FindingList({ alerts, label, linked = false }: Props) {
  if (alerts.length === 0) return null;
  return (
    <ul className="findings" aria-label={label}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          {alert.isImprovement ? <ImprovementGlyph /> : <ConcernGlyph />}{' '}
          <span>{linked ? <Linked {...alert} /> : alert.sentence}</span>
        </li>
      ))}
    </ul>
  );
}

function Linked({ id, state, sentence, indicatorId, placeId, since }: AlertSummary) {
  return (
    <>
      <Link href={indicatorPath(indicatorId, placeId)}>{sentence}</Link>{' '}
      <span className="small muted">
        since {shortPeriod(since)}, <Link href={alertPath(id)}>{alertStateWord(state)}</Link>
      </span>
    </>
  );
}
