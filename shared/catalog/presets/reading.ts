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
  ...(Object.keys(acadienceMeasures) as AcadienceMeasure[]).map(acadienceBenchmark),
  gradeThreeReading,
];
