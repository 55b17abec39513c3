import type { ReportedIndicator, ReportView } from '../../../shared/api/report.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import { outcomes } from '../../../shared/catalog/outcome.ts';
import { newcombe } from '../../../shared/statistics/newcombe.ts';
import { latestOf } from './finding.ts';
import { formatCounted } from './numbers.ts';

/** An indicator of a report as its own page shows it. */
export const seriesIn = ({ place }: Pick<ReportView, 'place'>, one: ReportedIndicator): SeriesView => ({
  ...one,
  place,
  notes: [],
});

/** How an indicator stands, in one of four words. */
export type Standing = 'improved' | 'worth-a-look' | 'no-clear-change' | 'cannot-say';

/**
 * How the latest value of all students stands: out of what is usual here, as the chart says. Where the chart cannot say (a
 * value a year, too short a history), by the change since it was compared last, if that is beyond chance: its 95% interval
 * excludes zero. `cannot-say` without either.
 */
export function standingOf(series: SeriesView): Standing {
  const { verdict } = series.chart;
  if (verdict.state === 'signal') return verdict.direction === 'better' ? 'improved' : 'worth-a-look';
  if (verdict.state === 'none') return 'no-clear-change';
  const latest = latestOf(series);
  const difference = latest?.before && newcombe(latest.value, latest.before.value);
  if (!difference) return 'cannot-say';
  const [low, high] = difference.interval;
  if (low <= 0 && high >= 0) return 'no-clear-change';
  return low > 0 === (series.indicator.betterWhen === 'higher') ? 'improved' : 'worth-a-look';
}

export const standingWords: Record<Standing, string> = {
  improved: 'Improved',
  'worth-a-look': 'Worth a look',
  'no-clear-change': 'No clear change',
  'cannot-say': 'Cannot say yet',
};

/** The finding of a report: `Of 4 indicators, 2 improved, 1 is worth a look and 1 shows no clear change`. */
export function reportTitle(report: ReportView): string {
  const standings = report.indicators.map((one) => standingOf(seriesIn(report, one)));
  if (standings.length === 0) return `No values yet of ${report.place.name}`;
  const count = (standing: Standing) => standings.filter((one) => one === standing).length;
  const parts = [
    part(count('improved'), 'improved', 'improved'),
    part(count('worth-a-look'), 'is worth a look', 'are worth a look'),
    part(count('no-clear-change'), 'shows no clear change', 'show no clear change'),
    part(count('cannot-say'), 'cannot be judged yet', 'cannot be judged yet'),
  ].filter((words) => words !== undefined);
  const listed = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return `Of ${formatCounted(standings.length, 'indicator')}, ${listed}`;
}

const part = (count: number, one: string, many: string) =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;

/** What is counted, of whom, by whose definition, and for what. */
export function definitionWords({ indicator, numerator, denominator, serves = [] }: ReportedIndicator): string {
  const counted = numerator ? `Counts ${numerator}${denominator ? `, of ${denominator}` : ''}. ` : '';
  const served = serves.map(({ outcome, as }) => `${outcomes[outcome].toLowerCase()} (${as})`);
  const of = served.length > 0 ? ` Serves ${served.join(', ')}.` : '';
  const better = indicator.betterWhen === 'lower' ? 'Lower' : 'Higher';
  return `${counted}${better} is better. Edition: ${indicator.edition}. Source: ${indicator.source}.${of}`;
}

/** How small groups are protected. */
export const protectionWords = ({ partnership }: Pick<ReportView, 'partnership'>): string =>
  `Groups of fewer than ${partnership.minimumGroupSize} students are hidden to protect students, and further numbers until none of them can be worked out. Where very few students are on one side, a code stands for the share. Hidden is never 0, and a total without some of its places says so.`;
