import { describe, expect, it } from 'vitest';
import { hasReferenceCases, referenceCase } from '../testing/reference-cases.ts';
import { cChart } from './c-chart.ts';
import { iPrimeChart } from './i-prime-chart.ts';
import { pPrimeChart, shareZScores, sigmaZ, uPrimeChart } from './laney.ts';
import { makingDataCount } from './making-data-count.ts';
import { twoOfThreePoints } from './making-data-count-rules.ts';
import { movingRangeChart } from './moving-range.ts';
import { pChart } from './p-chart.ts';
import { type Rates, rateOf } from './rate.ts';
import { runChart } from './run-chart.ts';
import type { RunsMethod } from './runs-analysis.ts';
import { chartSummary, like, partsSummary, plotTheDots, ratesOf, runsSummary } from './testing/reference-charts.ts';
import { uChart } from './u-chart.ts';
import { westernElectric } from './western-electric.ts';
import { xmrChart } from './xmr-chart.ts';
import { beyondSigmas } from './zones.ts';

const fromZero = (points: number[]) => points.map((point) => point - 1);
const SHARES = 'spc_08_nhs_accidents_pprime';

describe.runIf(hasReferenceCases)('run charts as computed in R', () => {
  it.each(['run_04_cdi_all', 'run_05_cdi_frozen_baseline', 'run_08_ties_on_median'])('%s', (id) => {
    const { inputs, expected, expectAgreement } = referenceCase(id);
    expectAgreement(runsSummary(runChart(inputs.y, { freeze: inputs.freeze }).parts[0]), expected);
  });

  it('run_06_cdi_split', () => {
    const { inputs, expected, expectAgreement } = referenceCase('run_06_cdi_split');
    expectAgreement({ parts: partsSummary(runChart(inputs.y, { split: inputs.split_after }).parts) }, expected);
  });

  it('run_07_gtt_rate', () => {
    const { inputs, expected, expectAgreement } = referenceCase('run_07_gtt_rate');
    const rates = ratesOf(inputs.numerator, inputs.denominator).map((rate) => (rateOf(rate) ?? 0) * inputs.multiply);
    expectAgreement({ y: rates, ...runsSummary(runChart(rates).parts[0]) }, expected);
  });

  it('run_10_methods', () => {
    const { inputs, expected, expectAgreement } = referenceCase('run_10_methods');
    const part = (method: RunsMethod) => runChart(inputs.y, { method }).parts[0];
    const found = {
      ...runsSummary(part('anhoej')),
      signal_bestbox: part('bestbox')?.runs.signal,
      signal_cutbox: part('cutbox')?.runs.signal,
    };
    expectAgreement(found, expected);
  });
});

describe.runIf(hasReferenceCases)('charts of shares as computed in R', () => {
  it('spc_01_orangejuice_p', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_01_orangejuice_p');
    const chart = pChart(ratesOf(inputs.defectives, inputs.n));
    const { lcl, ucl, sigma_signal } = chartSummary(chart);
    const [first] = chart.points;
    expectAgreement(
      { cl: first?.center, sigma: [first?.sigma], lcl, ucl, beyond_limits_points: sigma_signal },
      expected,
    );
  });

  it('spc_02_orangejuice_p_frozen', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_02_orangejuice_p_frozen');
    const baseline = ratesOf(inputs.baseline_defectives, inputs.baseline_n);
    const { points } = pChart([...baseline, ...ratesOf(inputs.new_defectives, inputs.new_n)], {
      freeze: baseline.length,
    });
    const [first] = points;
    const found = {
      cl: first?.center,
      lcl: [first?.lower],
      ucl: [first?.upper],
      violates_western_electric: westernElectric(points).map((rule) => rule ?? null),
    };
    expectAgreement(found, expected);
  });

  it('spc_07_nhs_accidents_p', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_07_nhs_accidents_p');
    expectAgreement(like(chartSummary(pChart(ratesOf(inputs.r, inputs.n))), expected), expected);
  });

  it(SHARES, () => {
    const { inputs, expected, expectAgreement } = referenceCase(SHARES);
    const shares = ratesOf(inputs.r, inputs.n);
    const plain = like(chartSummary(pPrimeChart(shares)), expected);
    const screened = like(chartSummary(pPrimeChart(shares, { screened: true })), expected.screened);
    const sigma_z = sigmaZ(shareZScores(shares, expected.cl[0]));
    expectAgreement({ ...plain, sigma_z, screened }, expected);
  });

  it('spc_10_cabg_readmission_p', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_10_cabg_readmission_p');
    expectAgreement(like(chartSummary(pChart(ratesOf(inputs.num, inputs.den))), expected), expected);
  });

  it('spc_11_cabg_readmission_pprime', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_11_cabg_readmission_pprime');
    for (const [kind, one] of Object.entries<object>(expected)) {
      const chart = pPrimeChart(ratesOf(inputs.num, inputs.den), { screened: kind === 'screened' });
      expectAgreement(like(chartSummary(chart), one), one);
    }
  });

  it('spc_12_cabg_p_freeze_exclude_split', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_12_cabg_p_freeze_exclude_split');
    const shares = ratesOf(inputs.num, inputs.den);
    const found = {
      freeze: like(chartSummary(pChart(shares, { freeze: inputs.freeze })), expected.freeze),
      exclude: like(chartSummary(pChart(shares, { exclude: fromZero(inputs.exclude) })), expected.exclude),
      split: like(chartSummary(pChart(shares, { split: inputs.split_after })), expected.split),
    };
    expectAgreement(found, expected);
  });
});

describe.runIf(hasReferenceCases)('charts of events as computed in R', () => {
  it('spc_04_dyedcloth_u', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_04_dyedcloth_u');
    const chart = uChart(ratesOf(inputs.count, inputs.size));
    const { lcl, ucl, sigma_signal } = chartSummary(chart);
    expectAgreement({ cl: chart.points[0]?.center, lcl, ucl, beyond: sigma_signal }, expected);
  });

  it('spc_05_circuit_c', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_05_circuit_c');
    const chart = cChart(inputs.count);
    const [first] = chart.points;
    const beyond = chartSummary(chart).sigma_signal;
    expectAgreement({ cl: first?.center, lcl: [first?.lower], ucl: [first?.upper], beyond }, expected);
  });

  it('spc_13_gtt_u', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_13_gtt_u');
    const rates = ratesOf(inputs.num, inputs.den);
    const found = {
      u: like(chartSummary(uChart(rates, { per: inputs.multiply })), expected.u),
      u_prime: like(chartSummary(uPrimeChart(rates, { per: inputs.multiply })), expected.u_prime),
    };
    expectAgreement(found, expected);
  });

  it('spc_16_facets_u', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_16_facets_u');
    const rates = ratesOf(inputs.num, inputs.den);
    for (const [site, one] of Object.entries<object>(expected.sites)) {
      const own: Rates = rates.filter((_, index) => inputs.site[index] === site);
      const chart = uChart(own, { per: inputs.multiply });
      expectAgreement({ ...like(chartSummary(chart), one), cl: chart.points[0]?.center }, one);
    }
  });
});

describe.runIf(hasReferenceCases)('charts of individual values as computed in R', () => {
  it('spc_06_viscosity_xmr', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_06_viscosity_xmr');
    const first = (settings: object) => xmrChart(inputs.y, settings).points[0];
    const [usual, nhs] = [first({}), first({ sigmaPerRange: 2.66 / 3 })];
    const found = {
      cl: usual?.center,
      sigma_qcc: usual?.sigma,
      sigma_exact_d2: first({ sigmaPerRange: Math.sqrt(Math.PI) / 2 })?.sigma,
      lcl_qcc: [usual?.lower],
      ucl_qcc: [usual?.upper],
      sigma_sd_c4: first({ sigmaFrom: 'standard deviation' })?.sigma,
      sigma_1128: usual?.sigma,
      lcl_1128: usual?.lower,
      ucl_1128: usual?.upper,
      'lcl_2.66': nhs?.lower,
      'ucl_2.66': nhs?.upper,
    };
    expectAgreement(found, expected);
  });

  it('spc_09_nhs_accidents_i', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_09_nhs_accidents_i');
    const rates = ratesOf(inputs.r, inputs.n);
    const found = {
      i: like(chartSummary(xmrChart(rates.map(rateOf))), expected.i),
      i_prime: like(chartSummary(iPrimeChart(rates)), expected.i_prime),
    };
    expectAgreement(found, expected);
  });

  it('spc_14_screened_moving_range', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_14_screened_moving_range');
    const ranges = movingRangeChart(inputs.y).points;
    const found = {
      screened: like(chartSummary(xmrChart(inputs.y, { screened: true })), expected.screened),
      unscreened: like(chartSummary(xmrChart(inputs.y)), expected.unscreened),
      mr_chart: { y: ranges.map(({ value }) => value ?? null), cl: ranges[0]?.center, ucl: ranges[0]?.upper },
    };
    expectAgreement(found, expected);
  });

  it('spc_15_i_shift', () => {
    const { inputs, expected, expectAgreement } = referenceCase('spc_15_i_shift');
    const split = xmrChart(inputs.cdi, { split: inputs.split_after, screened: true });
    const found = {
      y: like(chartSummary(xmrChart(inputs.y, { screened: true })), expected.y),
      cdi_split: like(chartSummary(split), expected.cdi_split),
    };
    expectAgreement(found, expected);
  });
});

describe.runIf(hasReferenceCases)('Making Data Count as computed in R', () => {
  it.each(['nhs_01_rrk_stable', 'nhs_02_rrk_no_rebase', 'nhs_03_rrk_rebase'])('%s', (id) => {
    const { inputs, expected, expectAgreement } = referenceCase(id);
    const split = inputs.rebase ? [inputs.date.indexOf(inputs.rebase)] : [];
    const chart = makingDataCount(inputs.value, { improvement: inputs.improvement, split });
    expectAgreement(like(plotTheDots(chart), expected), expected);
  });

  it('nhs_04_sites_percent_target', () => {
    const { inputs, expected, expectAgreement } = referenceCase('nhs_04_sites_percent_target');
    for (const [index, site] of inputs.site.entries()) {
      const values = inputs.breaches[index].map((n: number, month: number) => 1 - n / inputs.attendances[index][month]);
      const chart = (target: number) => makingDataCount(values, { improvement: inputs.improvement, target });
      const assurance = (target: number) => {
        const words = { 'consistently-fails': 'consistent_fail', 'consistently-passes': 'consistent_pass' };
        const found = chart(target).assurance;
        return found === undefined || found === 'hit-or-miss' ? found && 'inconsistent' : words[found];
      };
      const found = { ...plotTheDots(chart(0.95)), assurance_95: assurance(0.95), assurance_80: assurance(0.8) };
      expectAgreement(found, expected.sites[site]);
    }
  });

  it('nhs_05_screening', () => {
    const { inputs, expected, expectAgreement } = referenceCase('nhs_05_screening');
    for (const [kind, one] of Object.entries<object>(expected)) {
      const chart = makingDataCount(inputs.value, { screened: kind === 'screened' });
      expectAgreement(like(plotTheDots(chart), one), one);
    }
  });

  it('nhs_08_two_of_three', () => {
    const { inputs, expected, expectAgreement } = referenceCase('nhs_08_two_of_three');
    const chart = makingDataCount(inputs.value, { freeze: inputs.fix_after_n_points });
    const isFar = ({ value = 0, center = 0, sigma }: (typeof chart.points)[number]) =>
      beyondSigmas({ value, center, sigma }, 2) !== 0;
    const found = {
      ...like(plotTheDots(chart), expected),
      close_to_limits: chart.points.map((point) => isFar(point) && point.beyond === 0),
      outside_limits: chart.points.map(({ beyond }) => beyond !== 0),
      mdc_2023_two_of_three_points: [...twoOfThreePoints(chart.points, true).keys()].map((index) => index + 1),
    };
    expectAgreement(found, expected);
    expect(chart.points[20]?.specialCauses).toEqual([{ rule: 'astronomical-point', direction: 1 }]);
  });
});
