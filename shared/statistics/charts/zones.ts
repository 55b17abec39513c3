import type { ChartPoint } from './control-chart.ts';
import { type Side, side } from './side.ts';

/** What rules need to know of a point of a chart. */
export type RulePoint = Pick<ChartPoint, 'value' | 'center' | 'sigma' | 'excluded' | 'part'>;

/** A point that rules can judge, and where it stands in the chart. */
export type Judged = { index: number; value: number; center: number; sigma: number | undefined };

/**
 * The side on which a point is further than so many sigma from the center; 0 on the line, within it, or where sigma is
 * not known. With 0 sigmas, the side of the center that it lies on.
 *
 * @example beyondSigmas({ index: 0, value: 5, center: 2, sigma: 1 }, 2) // 1
 */
export function beyondSigmas({ value, center, sigma }: Omit<Judged, 'index'>, sigmas: number): Side {
  if (sigmas === 0) return side(value, center);
  if (sigma === undefined) return 0;
  if (side(value, center + sigmas * sigma) > 0) return 1;
  return side(value, center - sigmas * sigma) < 0 ? -1 : 0;
}

/**
 * The points that rules over several points look at, part by part: those with a value and a center that are not
 * excluded. They count as in a row.
 */
export function judgedParts(points: readonly RulePoint[]): Judged[][] {
  const parts = new Map<number, Judged[]>();
  for (const [index, { value, center, sigma, excluded, part }] of points.entries()) {
    const judged = parts.get(part) ?? [];
    parts.set(part, judged);
    if (value !== undefined && center !== undefined && !excluded) judged.push({ index, value, center, sigma });
  }
  return [...parts.values()];
}
