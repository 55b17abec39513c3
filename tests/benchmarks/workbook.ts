import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeWorkbook } from '../../shared/submissions/testing/make-workbook.ts';
import { mintLink, setUpPartnership } from '../support/host-partnership.ts';
import { startLocalHost } from '../support/local-host.ts';
import { districts } from '../support/partnership.ts';
import { sendFile } from '../support/send-file.ts';
import { generatedPlaces } from './generate-attendance.ts';
import type { IngestRun } from './ingest-run.ts';

const ROWS = 50_000;
const RUNS = 5;
const DATE = 1;
const headings = [
  ...['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'race_ethnicity', 'english_learner'],
  ...['last_name', 'first_name', 'birth_date', 'counselor', 'share_absent'],
];
const races = ['White', 'Black', 'Hispanic'];

export type WorkbookFigures = { readMs: number; peakMemoryMb: number; uploadToDecidedMs: number; fileMb: number };

/**
 * An Excel workbook of 50,000 rows and 12 columns: milliseconds to read it in a process of its own, with its memory at the
 * peak, and from the first byte that is sent to the receipt of what was decided, over HTTP and warm. Medians of five.
 */
export async function benchWorkbook(): Promise<WorkbookFigures> {
  const codes = generatedPlaces.flatMap((place) => place.codes);
  const readAlone = await readRuns(made(codes));
  const file = made([...districts.fircrest]);
  return {
    readMs: Math.round(median(readAlone.map(({ seconds }) => seconds * 1000))),
    peakMemoryMb: Math.max(...readAlone.map(({ peakMemoryMb }) => peakMemoryMb)),
    uploadToDecidedMs: Math.round(median(await sendRuns(file))),
    fileMb: file.length / 1_000_000,
  };
}

function made(schools: string[]): Uint8Array {
  const rows = Array.from({ length: ROWS }, (_, index) => [
    ...[100_000 + index, schools[index % schools.length], String(index % 12 || 'K'), 20, (index % 20) / 2],
    ...[races[index % races.length], index % 5 ? 'N' : 'Y', `Last ${index}`, `First ${index % 997}`],
    { xml: `<c r="J${index + 2}" s="${DATE}"><v>${40_000 + (index % 4000)}</v></c>` },
    ...[`Counselor ${index % 40}`, (index % 20) / 40],
  ]);
  return makeWorkbook({ sheets: [{ rows: [headings, ...rows] }], formats: [14] });
}

async function readRuns(bytes: Uint8Array): Promise<IngestRun[]> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  try {
    const file = join(folder, 'attendance.xlsx');
    await writeFile(file, bytes);
    const script = join(import.meta.dirname, 'ingest-run.ts');
    const runs: IngestRun[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { stdout } = await promisify(execFile)(process.execPath, [script, file], { maxBuffer: 64 * 1024 * 1024 });
      runs.push(JSON.parse(stdout) as IngestRun);
    }
    if (runs.some(({ rows }) => rows !== ROWS)) throw new Error('Not all rows of the workbook were read.');
    return runs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sendRuns(file: Uint8Array): Promise<number[]> {
  const host = await startLocalHost();
  try {
    await setUpPartnership(host);
    const months = Array.from({ length: RUNS + 1 }, (_, month) => `2026-0${month + 1}`);
    const link = await mintLink(host, 'fircrest', months, { maximumUses: months.length });
    const times: number[] = [];
    for (const month of months) {
      const start = performance.now();
      const { ticket } = await sendFile(link, file, 'attendance.xlsx', month);
      await decided(ticket?.receiptUrl ?? '');
      times.push(performance.now() - start);
    }
    return times.slice(1);
  } finally {
    await host.stop();
  }
}

/** Waits until the file was read; what it moves is computed later. */
async function decided(receiptUrl: string): Promise<void> {
  for (;;) {
    const found = (await (await fetch(`${receiptUrl}?wait=1`)).json()) as { report?: { accepted: number } };
    if (found.report?.accepted === ROWS) return;
    if (found.report) throw new Error(`${found.report.accepted} rows of the workbook were accepted.`);
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
