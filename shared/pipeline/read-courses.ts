import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { schoolYear } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { type BrightSpot, improvedElsewhere } from '../mail/bright-spot.ts';
import { type Course, courseOf } from '../mail/course.ts';
import type { Store } from './ports.ts';
import type { AttributesStore } from './read-attributes.ts';
import { readPublished } from './read-published.ts';

/** How findings came about, and where the same got better. */
export type Courses = {
  courseOf: (finding: Finding, label: string) => Course | undefined;
  /** @param allowed places that the reader may see */
  readBrightSpots: (allowed: readonly Place[]) => Promise<(finding: Finding) => BrightSpot | undefined>;
};

/** Reads what is published of the indicators of these findings, once each, to tell how they came about. */
export async function readCourses(
  store: Pick<Store, 'panels'> & AttributesStore,
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
    // What places are like is read where one improved while another has a concern, which is seldom.
    readBrightSpots: async (allowed) => {
      const spots = new Map<Finding, BrightSpot>();
      for (const finding of findings) {
        const known = byId.get(finding.indicatorId);
        const improved = known ? improvedElsewhere(finding, known, allowed) : [];
        if (!known || improved.length === 0) continue;
        const [{ mostAlike }, { readAttributes }, attributes] = await Promise.all([
          import('../mail/most-alike.ts'),
          import('./read-attributes.ts'),
          store.attributes.list(),
        ]);
        const attributesThen = await readAttributes(store, schoolYear(finding.period));
        const spot = mostAlike(finding, improved, { allowed, series: known.series, attributes, known: attributesThen });
        if (spot) spots.set(finding, spot);
      }
      return (finding) => spots.get(finding);
    },
  };
}
