import { type DibelsMeasure, dibelsMeasures } from './dibels8.ts';
import { DIBELS_8_EDITION } from './dibels8-cut-points.ts';
import type { Indicator } from './indicator.ts';
import type { GapDefinition } from './student-group.ts';

/** The gaps that a new partnership follows. */
export const commonGaps: GapDefinition[] = ['english_learner', 'low_income', 'disability'].map((dimension) => ({
  focal: `${dimension}:yes`,
  reference: `${dimension}:no`,
}));

/** Chronic absence as states report it to the federal EDFacts files for a year; here by month. */
export const chronicAbsence: Indicator = {
  id: 'chronic-absence',
  name: 'Chronic absence',
  dataset: 'attendance',
  definition: { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 },
  betterWhen: 'lower',
  periodKind: 'month',
  edition: 'federal-10-percent',
  source:
    'EDFacts: absent at least 10% of enrolled days, excused or not, enrolled at least 10 days; so Maine DOE, and NYSED, which also asks for one day present',
  gaps: commonGaps,
};

/** Students at or above the DIBELS 8 benchmark in one measure; by grade as student groups `grade:k` to `grade:8`. */
export function dibelsBenchmark(measure: DibelsMeasure): Indicator {
  const name = dibelsMeasures[measure];
  return {
    id: `dibels-8-${measure.toLowerCase()}`,
    name: measure === 'COMPOSITE' ? 'Reading at benchmark' : `Reading at benchmark, ${name}`,
    dataset: 'assessment',
    definition: { kind: 'dibels-benchmark', measure },
    betterWhen: 'higher',
    periodKind: 'window',
    edition: DIBELS_8_EDITION,
    source: 'University of Oregon, DIBELS 8th Edition Benchmark Goals, updated July 2020',
    gaps: commonGaps,
  };
}

const proportion = (id: string, name: string, edition: string, source: string): Indicator => ({
  id,
  name,
  dataset: 'counts',
  definition: { kind: 'proportion' },
  betterWhen: 'higher',
  periodKind: 'year',
  edition,
  source,
  gaps: commonGaps,
});

export const fourYearGraduation = proportion(
  'four-year-graduation',
  'Four-year graduation',
  'acgr-4-year',
  'Adjusted cohort graduation rate: regular diplomas within four years, of the adjusted cohort of first-time ninth graders (NCES)',
);

export const fafsaCompletion = proportion(
  'fafsa-completion',
  'FAFSA completion',
  'june-30',
  'Seniors with a completed FAFSA by June 30, of seniors enrolled (NCAN)',
);

/** Ready definitions that a partnership may take over and change. */
export const indicatorPresets: Indicator[] = [
  chronicAbsence,
  ...(Object.keys(dibelsMeasures) as DibelsMeasure[]).map(dibelsBenchmark),
  fourYearGraduation,
  fafsaCompletion,
];
