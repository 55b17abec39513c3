import type { SignalChart } from '../alerts/watch-signals.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { comparePeriods, lastDayOf, type Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { CannotSay } from './result.ts';

/** What is published of an indicator, by place and in any order. */
export type PublishedSeries = {
  indicator: Pick<Indicator, 'id' | 'name' | 'betterWhen' | 'edition' | 'breaks'>;
  series: ReadonlyMap<string, readonly Released[]>;
};

/** All that a cycle is judged by: published values and nothing else. */
export type Evidence = PublishedSeries & {
  places: readonly Place[];
  /** The charts of the indicator's usual ups and downs. */
  signalsOf?: (placeId: string, group: StudentGroup) => SignalChart | undefined;
  /** The indicator that follows students, where the cycle names one. */
  growth?: PublishedSeries | undefined;
};

/** Fewer students in an arm say more of the few than of the change. */
export const MINIMUM_STUDENTS = 30;

export const releaseAt = (
  { series }: Pick<Evidence, 'series'>,
  placeId: string,
  period: Period,
): Released | undefined => series.get(placeId)?.find((one) => one.period === period);

/** Every period of which something is published at one of the places, ordered by time. */
export function periodsAt({ series }: Pick<Evidence, 'series'>, placeIds: Iterable<string>): Period[] {
  const periods = [...placeIds].flatMap((id) => (series.get(id) ?? []).map(({ period }) => period));
  return [...new Set(periods)].sort(comparePeriods);
}

/** The latest period of which anything is published anywhere. Looked up once for all that is published. */
export function latestPeriod({ series }: Pick<Evidence, 'series'>): Period | undefined {
  if (!latest.has(series)) latest.set(series, periodsAt({ series }, series.keys()).at(-1));
  return latest.get(series);
}
const latest = new WeakMap<Evidence['series'], Period | undefined>();

/** Why a period without any value has none: it is still to come, or should be there. */
export function missingPeriod(evidence: Pick<Evidence, 'series'>, period: Period): CannotSay {
  const last = latestPeriod(evidence);
  const isToCome = last === undefined || comparePeriods(period, last) > 0;
  if (!isToCome) return { cannotSay: 'not-received', period };
  return { cannotSay: 'not-yet', period, after: lastDayOf(period).toISOString().slice(0, 10) };
}

/** That a period is not complete: files of some places are still to come. Once a later one is there, they are left out. */
export function incomplete(
  evidence: Pick<Evidence, 'series'>,
  period: Period,
  placeIds: readonly string[],
): CannotSay | undefined {
  if (placeIds.length === 0 || period !== latestPeriod(evidence)) return undefined;
  return { cannotSay: 'not-received', period, placeIds: [...placeIds] };
}
