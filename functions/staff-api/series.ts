import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { seriesViewOf } from './series-view.ts';

/** What is published of one indicator at one place. */
export function seriesHandlers({
  store,
  everything,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readSeries'> {
  return {
    async readSeries({ query }) {
      const [indicator, seen, places, history, panels] = await Promise.all([
        everything.indicators.get(query.indicator),
        store.places.list(),
        everything.places.list(),
        everything.released.history(query.indicator),
        everything.panels.published(query.indicator),
      ]);
      const place = seen.find(({ id }) => id === query.place);
      if (!indicator) throw new Problem('not-found', `There is no indicator ${query.indicator}.`);
      if (!place) throw new Problem('not-found', `There is no place ${query.place}.`);
      const panel = panels.findLast((one) => one.panel)?.panel;
      return { status: 200, body: seriesViewOf({ indicator, places, seen, history, panel }, place) };
    },
  };
}
