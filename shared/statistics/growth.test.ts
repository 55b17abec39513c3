import { describe, it } from 'vitest';
import { aimAt, aimedPace, aimLine, areLastFourBelow } from './aim-line.ts';
import { atPace, isOnPace, linearPath, paceBetween } from './pace.ts';
import type { Point } from './point.ts';
import { leastSquaresSummary, theilSenSummary } from './testing/growth-cases.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';
import { theilSen } from './theil-sen.ts';

const pointsOf = (xs: number[], ys: number[]): Point[] => xs.map((x, index) => ({ x, y: ys[index] ?? Number.NaN }));

describe.runIf(hasReferenceCases)('growth as computed in R', () => {
  it('of words correct by week, with an outlier', () => {
    const { inputs, expected, expectAgreement } = referenceCase('gro_02_weekly_orf_outlier');
    const probes = pointsOf(inputs.week, inputs.wcpm);
    const goal = { x: inputs.goal_week, y: inputs.goal };
    const [line, last] = [aimLine(probes, goal), probes.at(-1)];
    if (!line || !last) throw new Error('the case has probes');
    const found = {
      ols: leastSquaresSummary(probes, goal.x),
      theil_sen: theilSenSummary(probes),
      required_weekly_gain_from_last: paceBetween(last, goal),
      required_weekly_gain_from_first3_median: aimedPace(line),
      aimline_at: probes.map(({ x }) => aimAt(line, x)),
      below_aimline: probes.map(({ x, y }) => y < aimAt(line, x)),
      last_four_all_below: areLastFourBelow(probes, line),
    };
    expectAgreement(found, expected);
  });

  it('of a yearly rate toward an aim', () => {
    const { inputs, expected, expectAgreement } = referenceCase('gro_04_pace_to_aim');
    const rates = pointsOf(inputs.year, inputs.rate);
    const aim = { x: inputs.aim_year, y: inputs.aim };
    const [first, before, last, line] = [rates[0], rates.at(-2), rates.at(-1), theilSen(rates)];
    if (!first || !before || !last || !line) throw new Error('the case has rates');
    const [required, lastStep, mean] = [paceBetween(last, aim), paceBetween(before, last), paceBetween(first, last)];
    if (required === undefined || lastStep === undefined || mean === undefined) throw new Error('the aim is ahead');
    const found = {
      required_per_year: required,
      observed_last_step: lastStep,
      ols: leastSquaresSummary(rates, aim.x),
      theil_sen: theilSenSummary(rates),
      theil_sen_forecast: line.intercept + line.slope * aim.x,
      linear_path: linearPath(last, aim),
      on_pace_linear: isOnPace(lastStep, required),
      last_change_pace_forecast: atPace(last, mean, aim.x),
    };
    expectAgreement(found, expected);
  });
});
