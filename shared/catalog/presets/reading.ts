import { type AcadienceMeasure, acadienceMeasures } from '../acadience.ts';
import { type BenchmarkSetId, benchmarkSets } from '../benchmark-sets.ts';
import { type DibelsMeasure, dibelsMeasures } from '../dibels8.ts';
import type { Indicator } from '../indicator.ts';
import { commonGaps } from './common-gaps.ts';
import { proportion } from './proportion.ts';

function benchmark(benchmarks: BenchmarkSetId, measure: string, told: Pick<Indicator, 'id' | 'name'>): Indicator {
  const { edition, source } = benchmarkSets[benchmarks];
  return {
    ...told,
    dataset: 'assessment',
    definition: { kind: 'dibels-benchmark', measure, ...(benchmarks !== 'dibels-8' && { benchmarks }) },
    numerator: 'students at or above the benchmark of the grade and window tested',
    denominator: 'students with a score and a benchmark',
    betterWhen: 'higher',
    periodKind: 'window',
    edition,
    source,
    serves: [{ outcome: 'early-grade-reading', as: 'contributing' }],
    gaps: commonGaps,
  };
}

/** Students at or above the DIBELS 8 benchmark in one measure; by grade as student groups `grade:k` to `grade:8`. */
export function dibelsBenchmark(measure: DibelsMeasure): Indicator {
  return benchmark('dibels-8', measure, {
    id: `dibels-8-${measure.toLowerCase()}`,
    name: measure === 'COMPOSITE' ? 'Reading at benchmark' : `Reading at benchmark, ${dibelsMeasures[measure]}`,
  });
}

/** Students at or above the Acadience Reading (DIBELS Next) benchmark in one measure; by grade up to `grade:6`. */
export function acadienceBenchmark(measure: AcadienceMeasure): Indicator {
  const name = measure === 'COMPOSITE' ? 'Acadience Reading' : `Acadience Reading, ${acadienceMeasures[measure]}`;
  return benchmark('acadience', measure, {
    id: `acadience-${measure.toLowerCase()}`,
    name: `${name} at benchmark`,
  });
}

const { edition, source } = benchmarkSets['dibels-8'];
const followed = {
  betterWhen: 'higher',
  edition,
  source,
  serves: [{ outcome: 'early-grade-reading', as: 'contributing' }],
  gaps: commonGaps,
} as const satisfies Partial<Indicator>;

/** Students who moved up a band of the DIBELS 8 benchmark, or more, since the window before. */
export function dibelsMovedUp(measure: DibelsMeasure): Indicator {
  return {
    ...followed,
    dataset: 'assessment',
    id: `dibels-8-${measure.toLowerCase()}-moved-up`,
    name: `Reading, moved up${measure === 'COMPOSITE' ? '' : `, ${dibelsMeasures[measure]}`}`,
    definition: { kind: 'dibels-progress', moved: 'up', measure },
    numerator: 'students whose band of the benchmark is higher than in the window before',
    denominator: 'students with a score and a benchmark in both windows',
    periodKind: 'window',
  };
}

/** Students whose weekly probes lead to the benchmark of the end of the year. */
export function dibelsOnTrack(measure: DibelsMeasure): Indicator {
  return {
    ...followed,
    dataset: 'monitoring',
    id: `dibels-8-${measure.toLowerCase()}-on-track`,
    name: `Reading on track, ${dibelsMeasures[measure]}`,
    definition: { kind: 'dibels-monitoring', measure, weeks: 16, goalWeek: 20 },
    numerator: 'students whose median gain a week leads to the benchmark of the end of the year',
    denominator: 'students with six weekly probes or more',
    periodKind: 'week',
  };
}

/** Raw measures that are probed weekly. */
const probed = ['NWF-CLS', 'WRF', 'ORF-WC'] as const satisfies DibelsMeasure[];

const gradeThreeReading = proportion({
  id: 'grade-3-reading',
  name: 'Grade 3 reading',
  numerator: 'students at level 3 or 4 of the state test in English language arts',
  denominator: 'third graders who took part in the test',
  edition: 'oregon-level-3',
  source: 'Oregon Department of Education, definitions of the English language arts file',
  serves: [{ outcome: 'early-grade-reading', as: 'core' }],
});

export const readingPresets: Indicator[] = [
  ...(Object.keys(dibelsMeasures) as DibelsMeasure[]).map(dibelsBenchmark),
  ...(Object.keys(dibelsMeasures) as DibelsMeasure[]).map(dibelsMovedUp),
  ...probed.map(dibelsOnTrack),
  ...(Object.keys(acadienceMeasures) as AcadienceMeasure[]).map(acadienceBenchmark),
  gradeThreeReading,
];
