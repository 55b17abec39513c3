import type { Alert } from '../../shared/alerts/alert.ts';
import { isImprovement } from '../../shared/alerts/improvement.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { sentenceWriter } from '../http/sentence-writer.ts';
import type { StaffPorts } from './ports.ts';

/** Alerts, the latest change first, each with its finding as a sentence. */
export function alertHandlers({
  store,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'listAlerts' | 'readAlert'> {
  /** Says of an alert what its finding is. */
  const readSaying = async () => {
    const [indicators, places] = await Promise.all([store.indicators.list(), store.places.list()]);
    const write = sentenceWriter(indicators, places);
    const byId = new Map(indicators.map((one) => [one.id, one]));
    return ({ finding, reason }: Alert) => {
      const indicator = byId.get(finding.indicatorId);
      return {
        sentence: write({ finding, reason }),
        isImprovement: indicator !== undefined && isImprovement(finding, indicator),
      };
    };
  };
  return {
    async listAlerts({ query: { state, indicator, place, limit } }) {
      const fits = (one: Alert) =>
        (state ?? one.state) === one.state &&
        (indicator ?? one.indicatorId) === one.indicatorId &&
        (place ?? one.placeId) === one.placeId;
      const [alerts, say] = await Promise.all([store.alerts.list(), readSaying()]);
      const shown = alerts
        .filter(fits)
        .toSorted((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))
        .slice(0, limit)
        .map(({ finding, ...alert }) => ({ ...alert, ...say({ finding, ...alert }) }));
      return { status: 200, body: { alerts: shown } };
    },
    async readAlert({ params }) {
      const [alert, say] = await Promise.all([store.alerts.get(params.id), readSaying()]);
      if (!alert) throw new Problem('not-found', `There is no alert ${params.id}.`);
      return { status: 200, body: { ...alert, ...say(alert) } };
    },
  };
}
