import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { type Course, courseOf, type PublishedIndicator } from '../mail/course.ts';
import type { Store } from './ports.ts';

/** Reads what is published of the indicators of these findings, once each, to tell how they came about. */
export async function readCourses(
  store: Pick<Store, 'released' | 'panels'>,
  findings: readonly Finding[],
  indicators: readonly Indicator[],
  places: readonly Place[],
): Promise<(finding: Finding, label: string) => Course | undefined> {
  const concerned = new Set(findings.map(({ indicatorId }) => indicatorId));
  const published = await Promise.all(
    indicators.filter(({ id }) => concerned.has(id)).map((indicator) => read(store, indicator, places)),
  );
  const byId = new Map(published.map((one) => [one.indicator.id, one]));
  return (finding, label) => {
    const known = byId.get(finding.indicatorId);
    return known && courseOf(finding, known, label);
  };
}

async function read(
  store: Pick<Store, 'released' | 'panels'>,
  indicator: Indicator,
  places: readonly Place[],
): Promise<PublishedIndicator> {
  const [history, panels] = await Promise.all([
    store.released.history(indicator.id),
    store.panels.published(indicator.id),
  ]);
  const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
  return { indicator, places, series, panel: panels.findLast((one) => one.panel)?.panel };
}
