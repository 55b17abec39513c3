import { type Published, type SignalChart, type SignalCharts, watchSignals } from '../alerts/watch-signals.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { StudentGroup } from '../catalog/student-group.ts';

/** All that is published of one indicator, as mails tell it. The releases of each place are ordered by time. */
export type PublishedIndicator = Pick<Published, 'series'> & {
  indicator: Indicator;
  /** What is usual of a group at a place; undefined where that is not known. */
  signalsOf: (placeId: string, group: StudentGroup) => SignalChart | undefined;
};

/** What is usual is made out when it is asked for, once for all places of a kind. */
export function publishedIndicator(published: Published & { indicator: Indicator }): PublishedIndicator {
  const { indicator, series, places } = published;
  const known = new Map<string, SignalCharts>();
  const kindOf = new Map(places.map(({ id, kind }) => [id, kind]));
  const signalsOf = (placeId: string, group: StudentGroup) => {
    const kind = kindOf.get(placeId);
    const name = `${kind} ${group}`;
    const ofKind = { ...published, places: places.filter((place) => place.kind === kind) };
    const charts = known.get(name) ?? watchSignals({ group }, ofKind);
    known.set(name, charts);
    return charts.get(placeId);
  };
  return { indicator, series, signalsOf };
}
