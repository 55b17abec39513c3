import type { SeriesView } from '../../../shared/api/series.ts';
import { pointsBetween, type ShownShare, shareOf } from '../../../shared/api/shown-value.ts';
import { comparePeriods, type Period, shortPeriod, yearBefore } from '../../../shared/catalog/period.ts';
import { startsOf } from './editions.ts';
import { formatChange, formatCount, formatPercent } from './numbers.ts';

/** A share and the one it is compared with: a year before where that may be shown, else the last one before it. */
export type Comparison = {
  period: Period;
  value: ShownShare;
  before?: { period: Period; value: ShownShare; yearBefore: boolean; change: number };
  /** Why there is none, where earlier values are of another edition. */
  countedAnewSince?: Period;
};

/**
 * The latest value of a group that may be shown, with its comparison; never with one of an earlier edition. Undefined when
 * none may.
 */
export function latestOf(series: SeriesView, group = 'all'): Comparison | undefined {
  const { points } = series;
  const shown = points.flatMap(({ period, groups }) => {
    const value = shareOf(groups[group]);
    return value ? { period, value } : [];
  });
  const latest = shown.at(-1);
  if (!latest) return undefined;
  const begun = [...startsOf(series, group)].at(-1);
  const comparable = shown.slice(0, -1).filter(({ period }) => !begun || comparePeriods(period, begun) >= 0);
  const lastYear = comparable.find(({ period }) => period === yearBefore(latest.period));
  const before = lastYear ?? comparable.at(-1);
  const change = before && pointsBetween(before.value, latest.value);
  if (!before || change === undefined)
    return { ...latest, ...(shown.length > 1 && begun && { countedAnewSince: begun }) };
  return { ...latest, before: { ...before, yearBefore: before === lastYear, change } };
}

const at = ({ indicator, place }: SeriesView) =>
  `${indicator.name} ${place.kind === 'region' ? 'in' : 'at'} ${place.name}`;

/** The finding of a series as a title: `Chronic absence at Highline rose to 24.1%`. */
export function findingTitle(series: SeriesView): string {
  const latest = latestOf(series);
  if (!latest) {
    const hidden = series.points.some(({ groups }) => groups.all === 'hidden');
    return hidden ? `${at(series)} is hidden to protect students` : `No values yet of ${at(series)}`;
  }
  const percent = formatPercent(latest.value.percent);
  if (!latest.before) return `${at(series)} is ${percent}`;
  const { change } = latest.before;
  return `${at(series)} ${change === 0 ? 'stayed at' : change > 0 ? 'rose to' : 'fell to'} ${percent}`;
}

/** The finding's second sentence: when, of how many students, compared with what, and which way is better. */
export function findingLead(series: SeriesView): string {
  const latest = latestOf(series);
  const direction = `${series.indicator.betterWhen === 'lower' ? 'Lower' : 'Higher'} is better.`;
  if (!latest) return direction;
  const { numerator, denominator } = latest.value;
  const counted = `${shortPeriod(latest.period)}: ${formatCount(numerator)} of ${formatCount(denominator)} students`;
  return `${counted}${comparisonWords(latest)}. ${direction}`;
}

function comparisonWords({ before, countedAnewSince }: Comparison): string {
  if (countedAnewSince) return `; counted anew since ${shortPeriod(countedAnewSince)}, not compared with before`;
  if (!before) return '';
  const when = before.yearBefore ? 'a year before' : `in ${shortPeriod(before.period)}`;
  return `; ${formatPercent(before.value.percent)} ${when}, ${formatChange(before.change)} points`;
}
