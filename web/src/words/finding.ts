import type { SeriesView } from '../../../shared/api/series.ts';
import { pointsBetween, type ShownShare, shareOf } from '../../../shared/api/shown-value.ts';
import { type Period, shortPeriod, yearBefore } from '../../../shared/catalog/period.ts';
import { formatChange, formatCount, formatPercent, formatPoints } from './numbers.ts';
import { groupInSentence, groupName } from './student-group.ts';

/** A share and the one it is compared with: a year before where that may be shown, else the last one before it. */
export type Comparison = {
  period: Period;
  value: ShownShare;
  before?: { period: Period; value: ShownShare; yearBefore: boolean; change: number };
};

/** The latest value of a group that may be shown, with its comparison. Undefined when none may. */
export function latestOf({ points }: SeriesView, group = 'all'): Comparison | undefined {
  const shown = points.flatMap(({ period, groups }) => {
    const value = shareOf(groups[group]);
    return value ? { period, value } : [];
  });
  const latest = shown.at(-1);
  if (!latest) return undefined;
  const lastYear = shown.find(({ period }) => period === yearBefore(latest.period));
  const before = lastYear ?? shown.at(-2);
  const change = before && pointsBetween(before.value, latest.value);
  if (!before || change === undefined) return latest;
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

function comparisonWords({ before }: Comparison): string {
  if (!before) return '';
  const when = before.yearBefore ? 'a year before' : `in ${shortPeriod(before.period)}`;
  return `; ${formatPercent(before.value.percent)} ${when}, ${formatChange(before.change)} points`;
}

/** The finding of a gap: its size now and before, and which group moved. Undefined when it may not be shown. */
export function gapFinding(series: SeriesView, gap: SeriesView['gaps'][number]) {
  const shown = gap.points.flatMap(({ period, gap: points }) => (points === undefined ? [] : { period, points }));
  const latest = shown.at(-1);
  if (!latest) return undefined;
  const before = shown.find(({ period }) => period === yearBefore(latest.period));
  const size = `The gap for ${groupInSentence(gap.focal)} is ${formatPoints(latest.points)}`;
  return {
    points: latest.points,
    title: before ? `${size}, ${formatPoints(before.points)} a year before` : size,
    lead: [gap.focal, gap.reference].map((group) => moveWords(series, group, latest.period)).join('; '),
  };
}

/** What one group did, so that a gap that narrows because the higher group fell is not read as an improvement. */
function moveWords(series: SeriesView, group: string, period: Period): string {
  const valueAt = (wanted: Period) => series.points.find((point) => point.period === wanted)?.groups[group];
  const [now, then] = [shareOf(valueAt(period)), shareOf(valueAt(yearBefore(period)))];
  if (!now) return `${groupName(group)}: not shown`;
  const change = then && pointsBetween(then, now);
  const words = change === undefined ? '' : `, ${formatChange(change)} points in a year`;
  return `${groupName(group)}: ${formatPercent(now.percent)}${words}`;
}
