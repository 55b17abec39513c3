import { describe, expect, it } from 'vitest';
import type { ReportedIndicator } from '../../../shared/api/report.ts';
import { shownValue } from '../../../shared/api/shown-value.ts';
import { definitionWords, reportTitle, seriesIn, standingOf } from './report.ts';

type Verdict = ReportedIndicator['chart']['verdict'];
const yearly: Verdict = { state: 'cannot-say', reason: 'too-few-points' };

const indicator = (
  values: (number | 'hidden')[],
  rest: Partial<ReportedIndicator> = {},
  verdict: Verdict = yearly,
): ReportedIndicator => ({
  indicator: {
    ...{ id: 'graduation', name: 'Graduation', betterWhen: 'higher' as const },
    ...{ edition: 'cohort', source: 'State' },
  },
  periodKind: 'year' as const,
  points: values.map((numerator, index) => ({
    period: `${2022 + index}-${23 + index}-YEAR`,
    ...{ label: '', reported: 0, expected: 0 },
    groups: { all: numerator === 'hidden' ? ('hidden' as const) : shownValue({ numerator, denominator: 1000 }) },
  })),
  ...{ breaks: [], gaps: [], places: [], brightSpots: [], chart: { verdict, points: [] } },
  ...rest,
});
const report = (...indicators: ReportedIndicator[]) => ({
  place: { id: 'rivermouth', name: 'Rivermouth', kind: 'region' as const },
  partnership: { name: 'Rivermouth Partnership', demo: true, minimumGroupSize: 10 },
  ...{ at: '2026-11-28T00:00:00Z', without: [], indicators, cycles: [], attributes: [] },
});
const standing = (one: ReportedIndicator) => standingOf(seriesIn(report(), one));
const lower = (one: ReportedIndicator): ReportedIndicator => ({
  ...one,
  indicator: { ...one.indicator, betterWhen: 'lower' },
});

describe('how an indicator stands in a report', () => {
  it('is what its chart says where that can tell', () => {
    const signal = (direction: 'better' | 'worse'): Verdict => ({ state: 'signal', direction, since: '2025-26-YEAR' });
    expect(standing(indicator([800, 600], {}, signal('better')))).toBe('improved');
    expect(standing(indicator([600, 800], {}, signal('worse')))).toBe('worth-a-look');
    expect(standing(indicator([600, 800], {}, { state: 'none', detectable: 4 }))).toBe('no-clear-change');
  });

  it('is otherwise a change beyond chance, by the direction of the indicator', () => {
    expect(standing(indicator([700, 780]))).toBe('improved');
    expect(standing(indicator([780, 700]))).toBe('worth-a-look');
    expect(standing(lower(indicator([780, 700])))).toBe('improved');
    expect(standing(indicator([700, 710]))).toBe('no-clear-change');
  });

  it('cannot be said of one value, a hidden one, or across editions', () => {
    const breaks = [{ from: '2023-24-YEAR', reason: 'New.', earlierEdition: 'old', edition: 'cohort' }];
    expect(standing(indicator([700]))).toBe('cannot-say');
    expect(standing(indicator(['hidden', 'hidden']))).toBe('cannot-say');
    expect(standing(indicator([700, 780], { breaks }))).toBe('cannot-say');
  });
});

describe('a report in words', () => {
  it('has a title that counts what was found', () => {
    const all = [indicator([700, 780]), indicator([700, 790]), indicator([780, 700]), indicator([700])];
    expect(reportTitle(report(...all))).toBe(
      'Of 4 indicators, 2 improved, 1 is worth a look and 1 cannot be judged yet',
    );
    expect(reportTitle(report(indicator([700, 705])))).toBe('Of 1 indicator, 1 shows no clear change');
    expect(reportTitle(report())).toBe('No values yet of Rivermouth');
  });

  it('says what is counted, and where that comes from', () => {
    const one = indicator([700], {
      ...{ numerator: 'graduates', denominator: 'the cohort' },
      serves: [{ outcome: 'high-school-graduation', as: 'core' }],
    });
    expect(definitionWords(one)).toBe(
      'Counts graduates, of the cohort. Higher is better. Edition: cohort. Source: State. Serves high school graduation (core).',
    );
    expect(definitionWords(lower(indicator([700])))).toBe('Lower is better. Edition: cohort. Source: State.');
  });
});
