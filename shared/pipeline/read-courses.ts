import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { type BrightSpot, brightSpotOf } from '../mail/bright-spot.ts';
import { type Course, courseOf } from '../mail/course.ts';
import type { Store } from './ports.ts';
import { readPublished } from './read-published.ts';

/** How findings came about, and where the same got better. */
export type Courses = {
  courseOf: (finding: Finding, label: string) => Course | undefined;
  /** @param allowed places that the reader may see */
  brightSpotAmong: (allowed: readonly Place[]) => (finding: Finding) => BrightSpot | undefined;
};

/** Reads what is published of the indicators of these findings, once each, to tell how they came about. */
export async function readCourses(
  store: Pick<Store, 'released' | 'panels'>,
  findings: readonly Finding[],
  indicators: readonly Indicator[],
  places: readonly Place[],
): Promise<Courses> {
  const concerned = new Set(findings.map(({ indicatorId }) => indicatorId));
  const published = await Promise.all(
    indicators.filter(({ id }) => concerned.has(id)).map((indicator) => readPublished(store, indicator, places)),
  );
  const byId = new Map(published.map((one) => [one.indicator.id, one]));
  return {
    courseOf: (finding, label) => {
      const known = byId.get(finding.indicatorId);
      return known && courseOf(finding, known, label);
    },
    brightSpotAmong: (allowed) => (finding) => {
      const known = byId.get(finding.indicatorId);
      return known && brightSpotOf(finding, known, allowed);
    },
  };
}
