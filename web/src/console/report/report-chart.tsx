import type { SeriesView } from '../../../../shared/api/series.ts';
import { RunDrawing } from '../../../../shared/charts/run-chart-svg.tsx';
import { breaksOf } from '../../words/editions.ts';
import { courseIn } from './course-in.ts';

/** The course of all students as a picture of one size, which prints as it is seen. The tables have its numbers. */
export function ReportChart({ series, label }: { series: SeriesView; label: string }) {
  return <RunDrawing {...courseIn(series)} breaks={breaksOf(series)} label={label} />;
}
