import { comparePeriods, type Period, shortPeriod } from '../../../../shared/catalog/period.ts';
import type { CycleChartData } from '../../../../shared/charts/cycle-picture.tsx';
import type { Signals } from '../../../../shared/charts/marks.tsx';
import type { Values } from '../../../../shared/charts/plot.ts';
import { timeline } from '../../../../shared/charts/timeline.ts';
import type { Cycle } from '../../../../shared/cycles/cycle.ts';
import type { AimResult, CourseValue, CycleResult, PhaseResult } from '../../../../shared/cycles/result.ts';
import { phaseName } from '../../words/cycle-rule.ts';
import { formatPercent, formatTenths } from '../../words/numbers.ts';

/** The aim as a chart of shares can show it: one about a gap has a scale of its own. */
export const drawnAim = ({ aim }: CycleResult, shown: number): AimResult | undefined =>
  aim?.unit === 'percent' && aim.phase === shown ? aim : undefined;

/** Everything that a chart of one phase draws. */
export function chartOf(cycle: Pick<Cycle, 'reviewsOn'>, result: CycleResult, shown: number) {
  const phase = result.phases[shown];
  if (!phase) return undefined;
  const aim = drawnAim(result, shown);
  const expected = aim?.forecast && 'value' in aim.forecast ? aim.forecast : undefined;
  const forecast = aim && expected && { period: aim.by, value: expected.value, interval: expected.interval };
  const course = phase.course.map(({ period }) => period);
  const path = aim && [aim.path[0], aim.path.at(-1)].filter((end) => end !== undefined);
  const ends = [...(path ?? []).map(({ period }) => period), ...(aim ? [aim.by] : [])];
  return {
    periods: [...new Set([...course, ...ends])].toSorted(comparePeriods),
    test: valuesOf(phase, 'test'),
    comparison: phase.comparison && valuesOf(phase, 'comparison'),
    expected: new Set(timeline(course).map(({ period }) => period)),
    breaks: phase.breaks.map(({ from }) => ({ from, edition: 'New definition' })),
    signals: signalsOf(phase),
    events: eventsOf(cycle, result),
    path,
    forecast,
    labels: { wide: labelsOf(aim, true), narrow: labelsOf(aim, false) },
  };
}

function valuesOf({ course }: PhaseResult, arm: 'test' | 'comparison'): Values {
  const shown = (value: CourseValue | undefined) => (value === 'not-received' || value === undefined ? 'none' : value);
  return new Map(course.map((point) => [point.period, shown(point[arm])]));
}

/** The latest value of the test arm, where it changed by more than chance brings. */
function signalsOf({ span, change: { test } }: PhaseResult): Signals {
  return span && 'finding' in test && test.finding !== 'unclear' ? new Map([[span.to, test.finding]]) : new Map();
}

function eventsOf({ reviewsOn }: Pick<Cycle, 'reviewsOn'>, { phases }: CycleResult): CycleChartData['events'] {
  return [
    ...phases.map(({ startedOn, baseline }, index) => ({
      kind: 'start' as const,
      day: startedOn,
      notBefore: baseline,
      text: phases.length > 1 || phases[index]?.name ? phaseName(phases, index) : 'Starts',
    })),
    ...reviewsOn.toSorted().map((day, index) => ({ kind: 'review' as const, day, text: `Review ${index + 1}` })),
  ];
}

function labelsOf(aim: AimResult | undefined, wide: boolean): CycleChartData['labels'] {
  const expected = aim?.forecast && 'value' in aim.forecast ? aim.forecast : undefined;
  const range = expected?.interval.map((one) => Math.round(one)).join(' to ');
  return {
    test: 'Test',
    comparison: wide ? 'Comparison' : 'Comp.',
    ...(aim && { aim: wide ? `Aim ${formatPercent(aim.to)}, ${shortPeriod(aim.by)}` : `Aim ${formatPercent(aim.to)}` }),
    ...(expected && {
      forecast: wide ? `Forecast ${Math.round(expected.value)}% (${range})` : `${Math.round(expected.value)}%`,
    }),
  };
}

/** A period in words, for the walk: both arms, and past the values the aim and what is forecast. */
export function walkWords(result: CycleResult, shown: number): (period: Period) => string {
  const phase = result.phases[shown];
  const at = new Map(phase?.course.map((point) => [point.period, point]));
  const aim = drawnAim(result, shown);
  const expected = aim?.forecast && 'value' in aim.forecast ? aim.forecast : undefined;
  return (period) => {
    const point = at.get(period);
    if (point) {
      const beside = point.comparison === undefined ? '' : `, comparison ${courseWords(point.comparison)}`;
      return `${point.label}: test ${courseWords(point.test)}${beside}`;
    }
    if (period === '') return '';
    if (aim?.by !== period) {
      const isOver = comparePeriods(period, phase?.course.at(-1)?.period ?? period) < 0;
      return `${shortPeriod(period)}: ${isOver ? 'not received' : 'still to come'}`;
    }
    const likely = expected
      ? `, forecast ${formatTenths(expected.value)}%, likely ${formatTenths(expected.interval[0])} to ${formatTenths(expected.interval[1])}`
      : '';
    return `${shortPeriod(period)}: aim ${formatPercent(aim.to)}${likely}`;
  };
}

/** A value of the course in words. */
export function courseWords(value: CourseValue | undefined): string {
  if (value === undefined || value === 'not-received') return 'not received';
  return value === 'hidden' ? 'hidden to protect students' : formatPercent(value.percent);
}
