import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { generateAttendance } from './generate-attendance.ts';
import type { IngestRun } from './ingest-run.ts';

const RUNS = 3;
/** Keys and attribute names of an item of blocks (`shared/store/blocks.ts`), bytes. */
const ITEM_OVERHEAD = 140;
/**
 * On-demand write request units of DynamoDB, standard table, us-east-1: US dollars per million.
 * Source: https://aws.amazon.com/dynamodb/pricing/on-demand/ (since November 2024).
 */
const DOLLARS_PER_MILLION_WRITES = 0.625;

export type IngestFigures = {
  rowsPerSecond: number;
  duckDbRowsPerSecond: number;
  ratioToDuckDb: number;
  peakMemoryMb: number;
  writeUnitsPerThousandRows: number;
  dollarsPerMillionRows: number;
};

/**
 * Measures ingest beside DuckDB with one thread, in turn on the same file: the median of three runs each. Each of ours is
 * a process of its own. Throws when the two do not count the same students as chronically absent.
 */
export async function benchIngest({ rows }: { rows: number }): Promise<IngestFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  try {
    const file = join(folder, 'attendance.csv');
    await generateAttendance(file, rows);
    const ours: IngestRun[] = [];
    const duckDb: Yardstick[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      duckDb.push(await runDuckDb(file));
      ours.push(await runIngest(file));
    }
    return figures(rows, ours, duckDb);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figures(rows: number, ours: IngestRun[], duckDb: Yardstick[]): IngestFigures {
  const [first] = ours;
  const [yardstick] = duckDb;
  if (!first || first.rows !== rows || first.chronicallyAbsent !== yardstick?.chronicallyAbsent) {
    throw new Error(
      `Ingest counted ${first?.chronicallyAbsent} of ${first?.rows}, DuckDB ${yardstick?.chronicallyAbsent}.`,
    );
  }
  const writeUnits = first.parts.reduce((sum, bytes) => sum + Math.ceil((bytes + ITEM_OVERHEAD) / 1024), 0);
  const rowsPerSecond = rows / median(ours.map(({ seconds }) => seconds));
  const duckDbRowsPerSecond = rows / median(duckDb.map(({ seconds }) => seconds));
  return {
    rowsPerSecond,
    duckDbRowsPerSecond,
    ratioToDuckDb: rowsPerSecond / duckDbRowsPerSecond,
    peakMemoryMb: Math.max(...ours.map(({ peakMemoryMb }) => peakMemoryMb)),
    writeUnitsPerThousandRows: (writeUnits / rows) * 1000,
    dollarsPerMillionRows: (writeUnits / rows) * DOLLARS_PER_MILLION_WRITES,
  };
}

async function runIngest(file: string): Promise<IngestRun> {
  const script = join(import.meta.dirname, 'ingest-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, file], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as IngestRun;
}

type Yardstick = { seconds: number; chronicallyAbsent: number };

async function runDuckDb(file: string): Promise<Yardstick> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const start = performance.now();
  const reader = await connection.runAndReadAll(
    `SELECT school, english_learner,
            count(*) FILTER (days_enrolled >= 10 AND days_absent >= 0.1 * days_enrolled) AS chronic
     FROM read_csv('${file}') GROUP BY school, english_learner`,
  );
  const seconds = (performance.now() - start) / 1000;
  const chronicallyAbsent = reader.getRows().reduce((sum, [, , chronic]) => sum + Number(chronic), 0);
  connection.closeSync();
  instance.closeSync();
  return { seconds, chronicallyAbsent };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
