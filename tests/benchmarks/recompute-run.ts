import { evaluateRules } from '../../shared/pipeline/evaluate-rules.ts';
import { ingestSubmission } from '../../shared/pipeline/ingest-submission.ts';
import { publishMeasures } from '../../shared/pipeline/publish-measures.ts';
import { recomputeMeasures } from '../../shared/pipeline/recompute-measures.ts';
import { startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, districts, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';

const MONTH = '2026-05';
const RUNS = 15;

export type RecomputeFigures = {
  /** Milliseconds to count and publish one district-month anew, medians, by years of history. */
  oneYearMs: number;
  tenYearsMs: number;
  ratio: number;
  /** The same for the rules, which read all that is published of the indicator. */
  evaluateOneYearMs: number;
  evaluateTenYearsMs: number;
};

/**
 * What an uploaded district-month costs with one year of history and with ten: the same file is corrected again and
 * again, in turn in both, so that a noisy machine slows both.
 */
async function benchRecompute(): Promise<RecomputeFigures> {
  const dynamo = await startEmbeddedDynamo();
  try {
    const worlds = [];
    for (const years of [1, 10]) {
      const store = await dynamo.createStore();
      await seedPartnership(store);
      const pipeline = createPipeline(store);
      for (const month of monthsOf(years)) await sendAll(pipeline, month);
      worlds.push({ pipeline, recompute: [] as number[], evaluate: [] as number[] });
    }
    for (let run = 0; run <= RUNS; run += 1) {
      for (const { pipeline, recompute, evaluate } of worlds) {
        const [counted, judged] = await correct(pipeline, run);
        if (run === 0) continue;
        recompute.push(counted);
        evaluate.push(judged);
      }
    }
    const [one, ten] = worlds.map(({ recompute, evaluate }) => [median(recompute), median(evaluate)] as const);
    const [oneYearMs = 0, evaluateOneYearMs = 0] = one ?? [];
    const [tenYearsMs = 0, evaluateTenYearsMs = 0] = ten ?? [];
    return { oneYearMs, tenYearsMs, ratio: tenYearsMs / oneYearMs, evaluateOneYearMs, evaluateTenYearsMs };
  } finally {
    await dynamo.close();
  }
}

/** September to May of so many school years, the last one ending with the measured month. */
function monthsOf(years: number): string[] {
  return Array.from({ length: years }, (_, ago) => 2025 - ago)
    .toReversed()
    .flatMap((year) => [9, 10, 11, 12, 1, 2, 3, 4, 5].map((month) => monthId(month > 6 ? year : year + 1, month)));
}

const monthId = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

async function sendAll(pipeline: Pipeline, period: string): Promise<void> {
  for (const district of Object.keys(districts) as (keyof typeof districts)[]) {
    const file = attendanceFile(attendanceRows(district, { students: 300 }));
    await pipeline.upload({ partnerId: district, dataset: 'attendance', period, linkId: `link-${district}` }, file);
  }
  await pipeline.settle();
}

/** Milliseconds to count and publish a corrected file, and to judge what came of it. */
async function correct({ ports, upload, waiting }: Pipeline, run: number): Promise<[counted: number, judged: number]> {
  const file = attendanceFile(attendanceRows('fircrest', { students: 300, absent: 12 + (run % 5) }));
  await upload({ partnerId: 'fircrest', dataset: 'attendance', period: MONTH, linkId: 'link-fircrest' }, file);
  const { body } = waiting[0] ?? { body: '""' };
  await ingestSubmission(ports, { key: JSON.parse(body) as string });
  waiting.length = 0;
  const [indicatorId, period] = ['chronic-absence', MONTH];
  const start = performance.now();
  await recomputeMeasures(ports, { dataset: 'attendance', period, sectionIds: ['fircrest'] });
  await publishMeasures(ports, { indicatorId, period });
  const counted = performance.now();
  await evaluateRules(ports, { indicatorId });
  waiting.length = 0;
  return [counted - start, performance.now() - counted];
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

console.log(JSON.stringify(await benchRecompute()));
