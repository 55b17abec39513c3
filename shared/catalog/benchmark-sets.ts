import * as z from 'zod';
import { acadienceMeasures } from './acadience.ts';
import { ACADIENCE_EDITION } from './acadience-cut-points.ts';
import { dibelsMeasures } from './dibels8.ts';
import { DIBELS_8_EDITION } from './dibels8-cut-points.ts';

type BenchmarkSet = {
  /** The test, as people call it. */
  name: string;
  /** Edition of the goals; blocks of scores carry it. */
  edition: string;
  source: string;
  /** Names of the measures that have goals. */
  measures: Readonly<Record<string, string>>;
};

/**
 * The tests whose benchmarks are known. Scores of one are never judged by the goals of another. DIBELS Next has been called
 * Acadience Reading since 2018: one test with one set of goals.
 */
export const benchmarkSets = {
  'dibels-8': {
    name: 'DIBELS 8th Edition',
    edition: DIBELS_8_EDITION,
    source: 'University of Oregon, DIBELS 8th Edition Benchmark Goals, updated July 2020',
    measures: dibelsMeasures,
  },
  acadience: {
    name: 'Acadience Reading',
    edition: ACADIENCE_EDITION,
    source: 'Dynamic Measurement Group, Acadience Reading Benchmark Goals and Composite Score, October 2018',
    measures: acadienceMeasures,
  },
} as const satisfies Record<string, BenchmarkSet>;
export type BenchmarkSetId = keyof typeof benchmarkSets;

export const benchmarkSetSchema = z.enum(Object.keys(benchmarkSets) as [BenchmarkSetId, ...BenchmarkSetId[]]);
