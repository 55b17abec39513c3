import { isObserved, type ObservedPoint, type SeriesPoint } from './series.ts';
import type { BaselineSettings, ChartSettings } from './settings.ts';

/** A series with what it is judged against. */
export type Baselined = {
  /** The values that say what is usual. */
  baseline: ObservedPoint[];
  /** The values after it, which are judged. */
  watched: ObservedPoint[];
};

/** Still learning: so many more values until anything is judged. */
export type Learning = { more: number };

/**
 * Splits the values of one edition into its baseline and what is judged by it. Unless staff froze it, the baseline is the
 * first two school years' length of the series once something was observed after them, and until then the first 12 values.
 */
export function findBaseline(
  points: readonly SeriesPoint[],
  own: BaselineSettings | undefined,
  { minimumBaseline, baselineYears }: Pick<ChartSettings, 'minimumBaseline' | 'baselineYears'>,
  periodsPerYear: number,
): Baselined | Learning {
  const { from = Number.NEGATIVE_INFINITY, through, exclude = [] } = own ?? {};
  const values = points.filter(isObserved).filter(({ ordinal }) => ordinal >= from && !exclude.includes(ordinal));
  const frozen = through === undefined ? [] : values.filter(({ ordinal }) => ordinal <= through);
  // A baseline that ended before these values is of an earlier edition.
  const baseline = frozen.length > 0 ? frozen : unfrozen(values, minimumBaseline, baselineYears * periodsPerYear);
  if (baseline.length < minimumBaseline) return { more: minimumBaseline - baseline.length };
  return { baseline, watched: values.slice(baseline.length) };
}

function unfrozen(values: ObservedPoint[], minimum: number, periods: number): ObservedPoint[] {
  const first = values[0];
  if (!first) return [];
  const within = values.filter(({ ordinal }) => ordinal - first.ordinal < periods);
  return within.length < values.length && within.length >= minimum ? within : values.slice(0, minimum);
}
