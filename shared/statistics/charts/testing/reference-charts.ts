import type { ChartPart, ControlChart } from '../control-chart.ts';
import type { MakingDataCountChart, SpecialCause } from '../making-data-count.ts';
import type { Rate } from '../rate.ts';
import { side } from '../side.ts';

/** Rates from the columns of a reference case. */
export function ratesOf(numerators: readonly number[], denominators: readonly number[]): Rate[] {
  return numerators.map((numerator, index) => ({ numerator, denominator: denominators[index] ?? Number.NaN }));
}

/** The runs of a part in the words of the reference cases. */
export function runsSummary(part: ChartPart | undefined) {
  if (!part) throw new Error('a case has points');
  const { observed, useful, longestRun, longestRunLimit, crossings, crossingsLimit, signal } = part.runs;
  return {
    centre: part.center,
    n_obs: observed,
    n_useful: useful,
    longest_run: longestRun,
    longest_run_max: longestRunLimit,
    n_crossings: crossings,
    n_crossings_min: crossingsLimit,
    runs_signal: signal,
  };
}

/** A chart in the words of the reference cases, which count points and parts from 1. */
export function chartSummary({ points, parts }: ControlChart) {
  const beyond = points.flatMap((point, index) => (point.beyond === 0 ? [] : [index + 1]));
  return {
    y: points.map(({ value }) => value),
    cl: points.map(({ center }) => center),
    lcl: points.map(({ lower }) => lower),
    ucl: points.map(({ upper }) => upper),
    lcl_2sigma: points.map(({ lowerWarning }) => lowerWarning),
    ucl_2sigma: points.map(({ upperWarning }) => upperWarning),
    sigma_signal: beyond,
    n_sigma_signal: beyond.length,
    part: points.map(({ part }) => part + 1),
    runs: parts.length === 1 ? runsSummary(parts[0]) : partsSummary(parts),
  };
}

/** Runs by part, numbered from 1. */
export function partsSummary(parts: readonly ChartPart[]) {
  return Object.fromEntries(parts.map((part, index) => [String(index + 1), runsSummary(part)]));
}

/** A Making Data Count chart in the words of NHSRplotthedots. */
export function plotTheDots({ points, variation }: MakingDataCountChart) {
  return {
    value: points.map(({ value }) => value),
    mean: points.map(({ center }) => center),
    lpl: points.map(({ lower }) => lower),
    upl: points.map(({ upper }) => upper),
    special_cause_type: points.map(({ specialCauses: [first], value, center }) =>
      first ? specialCauseType(first, side(value ?? 0, center ?? 0) > 0) : 'Common Cause',
    ),
    point_type: points.map((point) => point.variation?.replaceAll('-', '_')),
    last_point_variation: variation?.replaceAll('-', '_'),
  };
}

function specialCauseType({ rule, direction }: SpecialCause, isAbove: boolean): string {
  const where = isAbove ? 'Above' : 'Below';
  if (rule === 'astronomical-point') return isAbove ? 'Above UCL' : 'Below LCL';
  if (rule === 'trend') return `7 Point Trend (${direction > 0 ? 'Increasing' : 'Decreasing'})`;
  return rule === 'shift' ? `7 Points ${where} CL` : `2 in 3 ${where} CL`;
}

/** Only what a case has: cases differ in how much of a chart they hold. */
export function like<Found extends object>(found: Found, expected: object): Partial<Found> {
  return Object.fromEntries(Object.entries(found).filter(([key]) => key in expected)) as Partial<Found>;
}
