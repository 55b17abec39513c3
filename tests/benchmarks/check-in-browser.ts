import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browser/browser.ts';
import { script, servePartner } from '../browser/partner-server.ts';
import { generateAttendance, generatedPlaces } from './generate-attendance.ts';

const ROWS = 100_000;
const RUNS = 5;

/** Seconds from the choice of a file to what was found in it on the page, the worker's start included; median of some. */
export type CheckBench = { rows: number; medianSeconds: number; runs: number[] };

/** Checks a file of 300 schools in a real browser, with what it would move, its rows rewritten, and the page drawn. */
export async function benchCheckInBrowser(): Promise<CheckBench> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-check-'));
  const path = join(folder, 'attendance.csv');
  await generateAttendance(path, ROWS);
  const answers = script();
  answers.expectation = { ...answers.expectation, places: generatedPlaces };
  const [browser, site] = await Promise.all([launchBrowser(), servePartner(() => answers)]);
  try {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const page = await browser.browser.newPage();
      await page.goto(`${site.origin}/send/a-token-that-names-no-one-at-all`);
      await page.locator('input[type=file]').waitFor({ state: 'attached' });
      const start = performance.now();
      await page.setInputFiles('input[type=file]', path);
      await page.getByRole('heading', { level: 1, name: 'All 100,000 rows are ready' }).waitFor();
      runs.push((performance.now() - start) / 1000);
      await page.close();
    }
    return { rows: ROWS, medianSeconds: runs.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, runs };
  } finally {
    await Promise.all([browser.close(), site.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}
