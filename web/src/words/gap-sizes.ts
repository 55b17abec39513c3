import type { SeriesView } from '../../../shared/api/series.ts';

type Gap = SeriesView['gaps'][number];
type Interval = [number, number];

/** A gap turned so that its latest size is above 0 and wider is more; below 0 the groups have changed places. Points. */
export type GapSizes = {
  points: { period: string; size: number; interval?: Interval }[];
  usual: { period: string; expected: number; range: Interval }[];
  /** Periods in which it is wider than is usual here. */
  wider: ReadonlyMap<string, 'worse'>;
};

/** The sizes of a gap over time. Periods in which either side is not shown are left out. */
export function sizesOf({ points, chart }: Gap): GapSizes {
  const isTurned = (points.findLast(({ gap }) => gap !== undefined)?.gap ?? 0) < 0;
  const size = (gap: number) => (isTurned ? 0 - gap : gap);
  const range = (interval: Interval) => (isTurned ? turned(interval) : interval);
  return {
    points: points.flatMap(({ period, gap, interval }) =>
      gap === undefined ? [] : { period, size: size(gap), ...(interval && { interval: range(interval) }) },
    ),
    usual: chart.points.map((one) => ({
      period: one.period,
      expected: size(one.expected),
      range: range(one.range),
    })),
    wider: new Map(chart.points.flatMap(({ period, signal }) => (signal === 'widens' ? [[period, 'worse']] : []))),
  };
}

/** The same interval seen from the other side. */
export const turned = ([low, high]: Interval): Interval => [0 - high, 0 - low];
