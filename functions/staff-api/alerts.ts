import type { Alert } from '../../shared/alerts/alert.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { sentenceWriter } from '../http/sentence-writer.ts';
import type { StaffPorts } from './ports.ts';

/** Alerts, the latest change first, each with its finding as a sentence. */
export function alertHandlers({
  store,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'listAlerts' | 'readAlert'> {
  const readWriter = async () => sentenceWriter(...(await Promise.all([store.indicators.list(), store.places.list()])));
  return {
    async listAlerts({ query: { state, indicator, place, limit } }) {
      const fits = (one: Alert) =>
        (state ?? one.state) === one.state &&
        (indicator ?? one.indicatorId) === one.indicatorId &&
        (place ?? one.placeId) === one.placeId;
      const [alerts, write] = await Promise.all([store.alerts.list(), readWriter()]);
      const shown = alerts
        .filter(fits)
        .toSorted((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))
        .slice(0, limit)
        .map(({ finding, ...alert }) => ({ ...alert, sentence: write({ finding, reason: alert.reason }) }));
      return { status: 200, body: { alerts: shown } };
    },
    async readAlert({ params }) {
      const [alert, write] = await Promise.all([store.alerts.get(params.id), readWriter()]);
      if (!alert) throw new Problem('not-found', `There is no alert ${params.id}.`);
      return { status: 200, body: { ...alert, sentence: write(alert) } };
    },
  };
}
