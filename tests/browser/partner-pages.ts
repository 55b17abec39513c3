import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { watchForErrors } from './page-checks.ts';
import { type PartnerScript, servePartner } from './partner-server.ts';

export const TOKEN = 'a-token-that-names-no-one-at-all';
/** A file of two good rows. */
export const file = {
  name: 'attendance_feb.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('student_id,school,grade,days_enrolled,days_absent\n1,06,7,20,1\n2,Juniper Middle,8,19,0.5\n'),
};
export const SEND = 'Send 2 rows';

let browser: TestBrowser;
let errors: string[];
export let site: Awaited<ReturnType<typeof servePartner>>;
/** What the API answers, and what it was sent. */
export let current: PartnerScript;
/** The page that was opened last. */
export let page: Page;

/** Starts a browser and the site for the tests of one file, and fails a test whose page has an error. */
export function startPartnerPages() {
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), servePartner(() => current)]);
  }, 60_000);
  afterAll(() => Promise.all([browser.close(), site.close()]));
  afterEach(async () => {
    await page.context().close();
    expect(errors).toEqual([]);
  });
}

/** Opens the page of a link. */
export async function open(answers: PartnerScript, options: BrowserContextOptions & { hash?: string } = {}) {
  const { hash = '', ...context } = options;
  answerWith(answers);
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...context });
  errors = watchForErrors(page);
  await page.goto(`${site.origin}/send/${TOKEN}${hash}`);
  await page.locator('h1').waitFor();
}

/** From now on, without opening the page anew. */
export function answerWith(answers: PartnerScript): void {
  current = answers;
}

export const titled = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const pictures = process.env.PICTURES;
export const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
