import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { periodKind } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import { partnerNotes, quoteNote } from '../../shared/submissions/partner-note.ts';
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
      const [indicator, seen, places, partnership, partners, manifests, history, panels] = await Promise.all([
        everything.indicators.get(query.indicator),
        store.places.list(),
        everything.places.list(),
        store.partnership.get(),
        store.partners.list(),
        everything.manifests.all(),
        everything.released.history(query.indicator),
        everything.panels.published(query.indicator),
      ]);
      const place = seen.find(({ id }) => id === query.place);
      if (!indicator) throw new Problem('not-found', `There is no indicator ${query.indicator}.`);
      if (!place) throw new Problem('not-found', `There is no place ${query.place}.`);
      const panel = panels.findLast((one) => one.panel)?.panel;
      const files = manifests.filter(
        ({ dataset, period }) => dataset === indicator.dataset && periodKind(period) === indicator.periodKind,
      );
      const notes = partnerNotes(place.id, files, partners, placeTree(places)).map((note) => ({
        period: note.period,
        words: quoteNote(note, partnership.timeZone),
      }));
      return { status: 200, body: { ...seriesViewOf({ indicator, places, seen, history, panel }, place), notes } };
    },
  };
}
