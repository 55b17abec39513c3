import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser of its own for a test, with nothing installed on the machine. */
export type TestBrowser = { browser: Browser; close: () => Promise<void> };

/**
 * Unpacks and starts the Chromium that comes through npm. It gets a temporary folder of its own, so that test files can
 * run side by side; `close` ends the browser and removes the folder. Throws when the browser does not start.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-browser-'));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const browser = await chromium.launch({
      executablePath: await bundled.executablePath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    const close = async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    };
    return { browser, close };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
