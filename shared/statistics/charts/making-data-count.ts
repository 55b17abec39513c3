import type { ChartSettings } from './chart-parts.ts';
import type { ChartPart, ChartPoint, Series } from './control-chart.ts';
import {
  astronomicalPoints,
  type Marks,
  shiftPoints,
  trendPoints,
  twoOfThreePoints,
} from './making-data-count-rules.ts';
import { side } from './side.ts';
import { xmrChart } from './xmr-chart.ts';

/** The direction in which values get better. */
export type Improvement = 'increase' | 'decrease' | 'neutral';

/**
 * What moves a point: chance, or a cause that makes it better or worse, or, where neither is better, higher or lower.
 */
export type Variation =
  | 'common-cause'
  | 'special-cause-improvement'
  | 'special-cause-concern'
  | 'special-cause-high'
  | 'special-cause-low';

/** Whether the process, as it is, can be relied on to meet its target. */
export type Assurance = 'consistently-passes' | 'consistently-fails' | 'hit-or-miss';

/** Why a point is no chance, and whether it speaks of high or rising values (1) or of low or falling ones (-1). */
export type SpecialCause = {
  rule: 'astronomical-point' | 'trend' | 'two-of-three' | 'shift';
  direction: 1 | -1;
};

/** A point with its special causes, the one that decides first; variation is undefined without a value or limits. */
export type ClassifiedPoint = ChartPoint & { specialCauses: SpecialCause[]; variation: Variation | undefined };

export type MakingDataCountChart = {
  points: ClassifiedPoint[];
  parts: ChartPart[];
  /** Of the last point with a value. */
  variation: Variation | undefined;
  /**
   * By the limits of the last point; undefined without a target, without limits and where neither direction is better.
   */
  assurance: Assurance | undefined;
};

/** Where tools differ. */
export type MakingDataCountRules = {
  /** Points that make a shift or a trend: 7, or 6 where that was agreed on. */
  length: number;
  /** Whether outlying moving ranges are left out of the limits. */
  screened: boolean;
  /** Whether points outside the process limits count among the two of three beyond 2 sigma. */
  outsideCountInTwoOfThree: boolean;
};

/** As in the R package NHSRplotthedots 0.2.2. */
export const PLOT_THE_DOTS: MakingDataCountRules = { length: 7, screened: true, outsideCountInTwoOfThree: false };

/** As in NHS England's own tools since November 2023. */
export const NHS_ENGLAND: MakingDataCountRules = { length: 7, screened: false, outsideCountInTwoOfThree: true };

/** `split` rebases: mean, limits and rules start afresh at each of its points. */
export type MakingDataCountSettings = ChartSettings &
  Partial<MakingDataCountRules> & {
    /** By default increase. */
    improvement?: Improvement | undefined;
    /** In the unit of the values. */
    target?: number | undefined;
  };

/** Process limits are 2.66 mean moving ranges from the mean. */
const NHS_SIGMA_PER_RANGE = 2.66 / 3;

/**
 * An XmR chart of values, in their unit, as NHS England's Making Data Count reads it. A point is a special cause if it
 * is outside the process limits, part of a trend, of two in three beyond 2 sigma on one side, or of a shift; the first
 * of these decides. Rules are those of `PLOT_THE_DOTS` where not given. Agrees with `NHSRplotthedots::ptd_spc`.
 *
 * @example makingDataCount([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]).points[4]
 * // limits -0.7156 and 4.6044: special-cause-improvement, as an astronomical point
 */
export function makingDataCount(values: Series, settings: MakingDataCountSettings = {}): MakingDataCountChart {
  const { improvement = 'increase', target, length, screened, outsideCountInTwoOfThree, ...chart } = settings;
  const { points, parts } = xmrChart(values, {
    ...chart,
    screened: screened ?? PLOT_THE_DOTS.screened,
    sigmaPerRange: NHS_SIGMA_PER_RANGE,
  });
  const run = length ?? PLOT_THE_DOTS.length;
  const rules: [SpecialCause['rule'], Marks][] = [
    ['astronomical-point', astronomicalPoints(points)],
    ['trend', trendPoints(points, run)],
    ['two-of-three', twoOfThreePoints(points, outsideCountInTwoOfThree ?? PLOT_THE_DOTS.outsideCountInTwoOfThree)],
    ['shift', shiftPoints(points, run)],
  ];
  const classified = points.map((point, index) => {
    const specialCauses = rules.flatMap(([rule, marks]) => {
      const direction = marks.get(index);
      return direction === undefined ? [] : [{ rule, direction }];
    });
    return { ...point, specialCauses, variation: variationOf(point, specialCauses[0], improvement) };
  });
  return {
    points: classified,
    parts,
    variation: classified.findLast(({ value }) => value !== undefined)?.variation,
    assurance: assuranceOf(points.at(-1), target, improvement),
  };
}

function variationOf(
  { value, sigma }: ChartPoint,
  cause: SpecialCause | undefined,
  improvement: Improvement,
): Variation | undefined {
  if (value === undefined || sigma === undefined) return undefined;
  if (!cause) return 'common-cause';
  const isUp = cause.direction > 0;
  if (improvement === 'neutral') return isUp ? 'special-cause-high' : 'special-cause-low';
  return isUp === (improvement === 'increase') ? 'special-cause-improvement' : 'special-cause-concern';
}

/**
 * Whether a process that stays as it is meets a target: consistently passes or fails where the target is outside its
 * limits, hit or miss where it is on or between them. Undefined without a target or limits, and where neither direction
 * is better.
 *
 * @example assuranceOf({ lower: 0.87, upper: 0.99 }, 0.8, 'increase') // consistently-passes
 */
export function assuranceOf(
  limits: Pick<ChartPoint, 'lower' | 'upper'> | undefined,
  target: number | undefined,
  improvement: Improvement,
): Assurance | undefined {
  const { lower, upper } = limits ?? {};
  if (target === undefined || lower === undefined || upper === undefined || improvement === 'neutral') return undefined;
  const isAbove = side(target, upper) > 0;
  if (!isAbove && side(target, lower) >= 0) return 'hit-or-miss';
  return isAbove === (improvement === 'increase') ? 'consistently-fails' : 'consistently-passes';
}
