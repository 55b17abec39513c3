import { comparePeriods, type Period, periodKind, sameTimeOfYear, schoolYear, yearBefore } from '../catalog/period.ts';
import type { Phase } from './cycle.ts';

/** From which period to which a change is looked at. */
export type Span = { from: Period; to: Period };

/**
 * The span that ends with a period. Where the baseline is the first or middle window of the school year in which the phase
 * begins, each school year's gain counts from that window of its own, so that the same students are compared. Otherwise it
 * begins at the same time of the year, up to the baseline, so that seasons cancel. Undefined for a period that is not
 * after where its span would begin.
 *
 * @example spanTo({ startedOn: '2025-10-06', baseline: '2025-26-BOY' }, '2026-27-MOY') // from 2026-27-BOY
 * @example spanTo({ startedOn: '2025-09-15', baseline: '2025-06' }, '2026-02') // from 2025-02
 */
export function spanTo(phase: Pick<Phase, 'startedOn' | 'baseline'>, to: Period): Span | undefined {
  const { baseline } = phase;
  if (periodKind(to) !== periodKind(baseline) || comparePeriods(to, baseline) <= 0) return undefined;
  if (!isWithinYear(phase)) return { from: sameTimeOfYear(to, baseline), to };
  const from = `${schoolYear(to)}${baseline.slice(schoolYear(baseline).length)}`;
  return comparePeriods(to, from) > 0 ? { from, to } : undefined;
}

/** Whether a phase's gains count within each school year. */
function isWithinYear({ startedOn, baseline }: Pick<Phase, 'startedOn' | 'baseline'>): boolean {
  const isEarlyWindow = periodKind(baseline) === 'window' && !baseline.endsWith('-EOY');
  return isEarlyWindow && schoolYear(baseline) === schoolYear(startedOn.slice(0, 7));
}

/** The same span a school year before; undefined where that is not after the baseline. */
export const spanYearBefore = (phase: Pick<Phase, 'startedOn' | 'baseline'>, { to }: Span): Span | undefined =>
  spanTo(phase, yearBefore(to));
