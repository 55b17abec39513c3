import type { SeriesView } from '../../shared/api/series.ts';
import { pointsBetween, shownValue } from '../../shared/api/shown-value.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { shortPeriod } from '../../shared/catalog/period.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';

/** What is published of one indicator at one place. */
export function seriesHandlers({ store }: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readSeries'> {
  return {
    async readSeries({ query }) {
      const [indicator, places, released] = await Promise.all([
        store.indicators.get(query.indicator),
        store.places.list(),
        store.released.series(query.indicator, query.place),
      ]);
      const place = places.find(({ id }) => id === query.place);
      if (!indicator) throw new Problem('not-found', `There is no indicator ${query.indicator}.`);
      if (!place) throw new Problem('not-found', `There is no place ${query.place}.`);
      const expected = places.filter(({ parentId }) => parentId === place.id).length;
      const body = {
        indicator: headOf(indicator),
        place: { id: place.id, name: place.name, kind: place.kind },
        points: released.map((one) => pointOf(one, expected)),
        gaps: gapsOf(indicator, released),
      };
      return { status: 200, body };
    },
  };
}

const headOf = ({ id, name, betterWhen, edition, source }: Indicator) => ({ id, name, betterWhen, edition, source });

function pointOf({ period, cells, parts }: Released, expected: number): SeriesView['points'][number] {
  const groups = Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, shownValue(cell)]));
  return { period, label: shortPeriod(period), groups, reported: parts.length, expected };
}

function gapsOf({ gaps }: Indicator, released: Released[]): SeriesView['gaps'] {
  return gaps.map(({ focal, reference }) => ({
    focal,
    reference,
    points: released.map(({ period, cells }) => {
      const gap = pointsBetween(cells[reference], cells[focal]);
      return { period, ...(gap !== undefined && { gap }) };
    }),
  }));
}
