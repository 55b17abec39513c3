import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser of its own for a test, with nothing installed on the machine. */
export type TestBrowser = { browser: Browser; close: () => Promise<void> };

/** Where a program that was unpacked for all test files lies. */
const UNPACKED = 'THROUGHLINE_TEST_BROWSER';

/**
 * Unpacks the Chromium that comes through npm for every {@link launchBrowser} of this process and its children; gives how
 * to remove it.
 */
export async function unpackBrowser(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-chromium-'));
  process.env[UNPACKED] = await within(folder, () => bundled.executablePath());
  return () => rm(folder, { recursive: true, force: true });
}

/**
 * Starts Chromium with a temporary folder of its own, so that test files can run side by side; `close` ends the browser
 * and removes the folder. Throws when the browser does not start.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-browser-'));
  return within(folder, async () => {
    const browser = await chromium.launch({
      executablePath: process.env[UNPACKED] ?? (await bundled.executablePath()),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    const close = async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    };
    return { browser, close };
  });
}

/** Runs something for which `folder` is the place of temporary files. */
async function within<T>(folder: string, run: () => Promise<T>): Promise<T> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await run();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
