import type { SeriesView } from '../../../../shared/api/series.ts';
import type { RunChartInput } from '../../../../shared/charts/run-chart-svg.tsx';
import { valuesOf } from '../series-values.ts';

/** The course of all students as charts of one size draw it, on the page of a report and in its PDF. */
export function courseIn(series: SeriesView): Omit<RunChartInput, 'label' | 'breaks'> {
  const { points, chart, target } = series;
  const signals = chart.points.flatMap(({ period, signal }): [string, 'better' | 'worse'][] =>
    signal ? [[period, signal]] : [],
  );
  return {
    periods: points.map(({ period }) => period),
    values: valuesOf(series, 'all'),
    usual: chart.points,
    signals: new Map(signals),
    ...(target && {
      level: { kind: 'target' as const, percent: target.percent },
      aim: new Map(target.way.map(({ period, percent }) => [period, percent])),
    }),
  };
}
