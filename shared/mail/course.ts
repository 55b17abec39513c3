import { aimedShares, aimOf } from '../alerts/aim.ts';
import type { Finding, FindingOf } from '../alerts/finding.ts';
import { isImprovement } from '../alerts/improvement.ts';
import { shareOf, shownValue } from '../api/shown-value.ts';
import { describeGroup } from '../catalog/dimensions.ts';
import { breaksBetween, editionAt } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { ordinal, type Period, shortPeriod, yearBefore } from '../catalog/period.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { RunChartInput } from '../charts/run-chart-svg.tsx';
import type { Released } from '../disclosure/release.ts';
import type { PublishedIndicator } from './published-indicator.ts';

/** How a share came to where it is: as a picture, and as numbers for readers whose mail program shows none. */
export type Course = {
  title: string;
  chart: RunChartInput;
  /** The latest periods, and the same a year before. */
  table: { head: string[]; rows: { name: string; cells: string[] }[] };
};

/** A share of one group at one place, up to a period, as charts show it. */
export type Run = Omit<RunChartInput, 'label' | 'level' | 'aim'>;

/** So many columns fit a phone. */
const COLUMNS = 5;

/**
 * The course of what a finding is about, up to its period: of a gap, of the group that it is about. Drawn from what is
 * published, so what is hidden is a hatch here too. Undefined where there are not two values to draw, or no share at all.
 */
export function courseOf(finding: Finding, published: PublishedIndicator, label: string): Course | undefined {
  const group = groupOf(finding);
  const run = group && runOf(published, { placeId: finding.placeId, group, through: finding.period });
  if (!run) return undefined;
  const tone = toneOf(isImprovement(finding, published.indicator));
  return {
    title: group === ALL_STUDENTS ? 'Over time' : `${describeGroup(group)} over time`,
    chart: {
      ...run,
      label,
      signals: new Map([[finding.period, tone], ...run.signals]),
      ...(finding.kind === 'level' && { level: { kind: 'threshold', percent: finding.percent } }),
      ...(finding.kind === 'pace' && wayOf(finding, published)),
    },
    table: tableOf(run.periods, run.values),
  };
}

/** How a share came to where it is, up to a period or to the latest. Undefined where there are not two values to draw. */
export function runOf(
  { indicator, series, signalsOf }: PublishedIndicator,
  { placeId, group, through }: { placeId: string; group: StudentGroup; through?: Period },
): Run | undefined {
  const isEarly = ({ period }: Released) => through === undefined || ordinal(period) <= ordinal(through);
  const own = (series.get(placeId) ?? []).filter(isEarly);
  const values = new Map(own.map(({ period, cells }) => [period, shownValue(cells[group])]));
  if ([...values.values()].filter((value) => shareOf(value)).length < 2) return undefined;
  const periods = own.map(({ period }) => period);
  const at = new Map(periods.map((period) => [ordinal(period), period]));
  const known = (signalsOf(placeId, group)?.points ?? [])
    .map((point) => ({ ...point, period: at.get(point.ordinal) ?? '' }))
    .filter(({ period }) => period);
  const unusual = known.filter(({ signal }) => signal !== 'none');
  return {
    ...{ periods, values },
    usual: known.map(({ period, expected, range }) => ({ period, expected, range })),
    breaks: breaksIn(indicator, periods, group),
    signals: new Map(unusual.map(({ period, signal }) => [period, toneOf(signal === indicator.betterWhen)])),
  };
}

/** The target that is aimed at, and the way there. */
function wayOf(
  { placeId, group, aim: { percent } }: FindingOf<'pace'>,
  { indicator, series }: PublishedIndicator,
): Pick<RunChartInput, 'level' | 'aim'> {
  const releases = series.get(placeId) ?? [];
  const aim = aimOf(indicator, releases, group);
  const way = aim && aimedShares(aim, releases, group, indicator.betterWhen);
  return { level: { kind: 'target', percent }, ...(way && { aim: way }) };
}

const toneOf = (isGood: boolean) => (isGood ? 'better' : 'worse');

function groupOf(finding: Finding): StudentGroup | undefined {
  if ('group' in finding) return finding.group;
  return 'focal' in finding ? finding.focal : undefined;
}

function breaksIn(indicator: Indicator, periods: readonly Period[], group: StudentGroup): RunChartInput['breaks'] {
  return periods.slice(1).flatMap((period, index) =>
    breaksBetween(indicator, periods[index] ?? period, period, group).map(({ dimension }) => ({
      from: period,
      ...(dimension ? { dimension } : { edition: editionAt(indicator, period) }),
    })),
  );
}

function tableOf(periods: readonly Period[], values: RunChartInput['values']): Course['table'] {
  const latest = periods.slice(-COLUMNS);
  const cellOf = (period: Period) => {
    const value = values.get(period);
    const share = shareOf(value);
    if (share) return share.percent.toFixed(1);
    return value === undefined || value === 'none' ? '' : 'hidden';
  };
  const rows = [
    { name: 'A year before', cells: latest.map(yearBefore).map(cellOf) },
    { name: 'In %', cells: latest.map(cellOf) },
  ];
  return { head: latest.map(shortPeriod), rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}
