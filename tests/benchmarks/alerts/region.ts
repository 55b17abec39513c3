import type { Panel } from '../../../shared/signals/panel.ts';
import type { SeriesPoint, ShownSeries } from '../../../shared/signals/series.ts';
import type { Proportion } from '../../../shared/statistics/proportion.ts';

export const PLACES = 60;
export const HISTORY_YEARS = 2;

/** One made place: its months as they are, and its watched months as they would be after a change. */
export type MadePlace = { stable: Proportion[]; changed: Proportion[]; direction: 'higher' | 'lower' };

/** A made region, with the panel that the production estimator finds in its linked records. */
export type MadeRegion = { monthsPerYear: number; places: MadePlace[]; panel: Panel };

/** Months of history, which no rule judges. */
export function historyOf({ monthsPerYear }: Pick<MadeRegion, 'monthsPerYear'>): number {
  return HISTORY_YEARS * monthsPerYear;
}

const FIRST_YEAR = 2022;
const SEPTEMBER = 8;

/** The series of a region whose places with `isChanged` changed when the watch began. School years start in September. */
export function seriesOf(region: MadeRegion, isChanged: (place: number) => boolean): ShownSeries[] {
  const history = historyOf(region);
  return region.places.map(({ stable, changed }, place) => {
    const counts = isChanged(place) ? [...stable.slice(0, history), ...changed] : stable;
    return { id: `place-${place}`, points: counts.map((one, month) => pointOf(one, month, region.monthsPerYear)) };
  });
}

function pointOf(counts: Proportion, month: number, monthsPerYear: number): SeriesPoint {
  const year = FIRST_YEAR + Math.floor(month / monthsPerYear);
  const ordinal = year * 12 + SEPTEMBER + (month % monthsPerYear);
  return { ordinal, season: ordinal % 12, year, counts };
}
