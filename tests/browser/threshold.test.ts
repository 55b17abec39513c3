import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlertSummary } from '../../shared/api/alerts.ts';
import { mintLink, setUpPartnership } from '../support/host-partnership.ts';
import { eventually, type LocalHost, startLocalHost } from '../support/local-host.ts';
import { attendanceFile, attendanceRows } from '../support/partnership.ts';
import { type MintedLink, sendAndWait } from '../support/send-file.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let host: LocalHost;
let page: Page;
let errors: string[];
const links: Record<string, MintedLink> = {};

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startLocalHost()]);
  await setUpPartnership(host);
  await host.api('DELETE', '/api/rules/absence-above-20');
  const robin = { name: 'Robin Castillo', email: 'robin.castillo@partnership.example', username: 'backbone' };
  await host.api('PUT', '/api/owners/robin-castillo', robin);
  for (const district of ['fircrest', 'eastmoor'] as const) {
    links[district] = await mintLink(host, district, ['2026-01', '2026-02'], { maximumUses: 20 });
    const file = attendanceFile(attendanceRows(district, {}));
    await sendAndWait(linkOf(district), file, 'january.csv', '2026-01');
  }
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

const linkOf = (district: string) => links[district] as MintedLink;

/** Opens a page of the console as somebody of this machine. */
async function open(path: string, options: BrowserContextOptions = {}, person = 'Robin Castillo') {
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  errors = watchForErrors(page);
  await page.goto(host.siteUrl + path);
  await page.getByRole('button', { name: person }).click();
}

const titled = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const slider = () => page.getByRole('slider', { name: 'At or above' });
const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

describe('a threshold', () => {
  it('is chosen on what it would have told, and saved', async () => {
    await open('/rules');
    await page.getByRole('link', { name: 'New rule' }).click();
    await titled('At 20.0% this rule would not have fired in less than a year');
    await page.getByText('No alert opens or ends by saving').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await slider().focus();
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('PageDown');
    await titled(/^At 10\.0% this rule would have fired 3 times in less than a year, at 100% of places$/);
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/^10\.0%, fires 3.times$/);
    await page.getByText('By saving, 3 alerts open').waitFor();
    await page.getByRole('heading', { name: 'Where it would have fired: 3 of 3 places' }).waitFor();

    await page.keyboard.press('ArrowRight');
    await titled(/^At 10\.1% this rule would not have fired/);
    await page.getByRole('spinbutton', { name: 'At or above' }).fill('18');
    await page.getByRole('textbox', { name: 'Name' }).fill('Absence worth a call');
    await titled(/^At 18\.0%/);
    await picture('rule-new');
    await page.getByRole('button', { name: 'Save rule' }).click();
    await titled(/rules watch the numbers$/);
    await page.getByRole('link', { name: 'Absence worth a call' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('rules');
  });

  it('tells of the next file that comes, and somebody takes care', async () => {
    const eastmoor = attendanceFile(attendanceRows('eastmoor', {}));
    await sendAndWait(linkOf('eastmoor'), eastmoor, 'february.csv', '2026-02');
    await open('/alerts');
    await titled('No alert waits for anybody');
    await page.goto(linkOf('fircrest').url);
    await page.locator('select').selectOption('2026-02');
    const file = attendanceFile(attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'february.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: /^Send / }).click();
    await page.getByText('moved', { exact: false }).first().waitFor();
    await eventually(async () => {
      const { alerts } = await host.api<{ alerts: AlertSummary[] }>('GET', '/api/alerts?state=open');
      return alerts.some(({ placeId }) => placeId === 'fircrest');
    }, 'the alert');
    await page.goto(`${host.siteUrl}/alerts`);
    await page.getByRole('link', { name: /^Chronic absence at Fircrest rose to 31\.7%.*18\.0%/ }).click();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByText('Robin Castillo has seen it').waitFor();
    await page.getByRole('link', { name: 'Look at the rule' }).click();
    await titled(/^At 18\.0% this rule would have fired 2.times/);
  });

  it('shows what a change would open and end before it is saved, beside the rule as it is', async () => {
    await open('/rules');
    await page.getByRole('link', { name: 'Absence worth a call' }).click();
    await titled(/^At 18\.0%/);
    await page.getByRole('spinbutton', { name: 'At or above' }).fill('25');
    await titled(/^At 25\.0% this rule would have fired once in less than a year, at 33% of places$/);
    await page.getByText('As saved, at 18.0%, it would have fired').waitFor();
    await page.getByText('By saving, 1 alert ends').waitFor();
    await page.getByText('1 finding fewer, none added').waitFor();
    await picture('rule-changed');
    await page.getByRole('button', { name: 'Show Fircrest on the chart' }).click();
    await page.getByRole('heading', { name: 'Fircrest: tells once, last in Feb 2026' }).waitFor();
    await page.getByLabel('At least').fill('121');
    await page.getByText(/2 places cannot be judged: too few students/).waitFor();
  });

  it('is read on a phone, in the dark, and by the keyboard alone', async () => {
    await open('/rules/learner-gap-widens', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
    await titled(/^At 2\.0 points/);
    await page.getByRole('slider', { name: 'Walk the points' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('rule-phone-dark');
    await page.getByRole('button', { name: 'Remove' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Remove the rule? Its open alerts end').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    await page.getByRole('button', { name: 'Save rule' }).waitFor();
  });

  it('is tried by managers, and saved by backbone staff alone', async () => {
    await open('/rules/new', {}, 'Jordan Ames');
    await titled(/^At 20\.0%/);
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page
      .getByText(/backbone/i)
      .first()
      .waitFor();
  });

  it('of every kind can be made ready to save', async () => {
    await open('/rules/new');
    await titled(/^At 20\.0%/);
    const kinds = page.getByLabel('Tells when');
    const values = await kinds
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(values).toHaveLength(10);
    for (const kind of values) {
      await kinds.selectOption(kind);
      await page.getByText(/alerts? opens?|No alert opens/).waitFor();
      expect(await axeViolations(page), kind).toEqual([]);
    }
  }, 120_000);
});
