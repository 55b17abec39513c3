import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlertSummary } from '../../shared/api/alerts.ts';
import { mintLink, setUpPartnership } from '../support/host-partnership.ts';
import { eventually, type LocalHost, startLocalHost } from '../support/local-host.ts';
import { attendanceFile, attendanceRows } from '../support/partnership.ts';
import { sendAndWait } from '../support/send-file.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let host: LocalHost;
let page: Page;
let errors: string[];

/** What Jordan, who signs in as a manager, may see; nothing where nobody has the username. */
const limit = (more: { username?: string; placeIds?: string[] }) =>
  host.api('PUT', '/api/owners/jordan-ames', { name: 'Jordan Ames', email: 'jordan@partnership.example', ...more });

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startLocalHost()]);
  await setUpPartnership(host);
  for (const district of ['fircrest', 'eastmoor'] as const) {
    const link = await mintLink(host, district, ['2026-01'], { maximumUses: 20 });
    await sendAndWait(link, attendanceFile(attendanceRows(district, {})), `${district}.csv`, '2026-01');
  }
  await host.api('PUT', '/api/rules/any-absence', { kind: 'level', indicatorIds: ['chronic-absence'], percent: 1 });
  await eventually(async () => {
    const { alerts } = await host.api<{ alerts: AlertSummary[] }>('GET', '/api/alerts?state=firing');
    return ['rivermouth', 'fircrest', 'eastmoor'].every((id) => alerts.some(({ placeId }) => placeId === id));
  }, 'alerts everywhere');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}) {
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  errors = watchForErrors(page);
  await page.goto(host.siteUrl + path);
  if (path === '/') await page.getByRole('button', { name: 'Sign in' }).first().click();
  await page.getByRole('button', { name: 'Jordan Ames' }).click();
}
const titled = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const textOf = () => page.locator('main').innerText();
const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

describe('a manager of one district', () => {
  beforeAll(() => limit({ username: 'manager', placeIds: ['fircrest'] }));

  it('starts at their district, and finds no other place', async () => {
    await open('/');
    await page.getByRole('heading', { level: 2, name: 'Fircrest' }).waitFor();
    await page
      .getByText(/\d\.\d%/)
      .first()
      .waitFor();
    expect(await textOf()).not.toMatch(/Rivermouth|Eastmoor/);
    expect(await axeViolations(page)).toEqual([]);
    await picture('limited-home');
    await page.getByRole('link', { name: 'Chronic absence', exact: true }).first().click();
    await titled(/Fircrest/);
    await page.getByRole('button', { name: 'All places' }).click();
    const options = await page.getByRole('option').allInnerTexts();
    expect(options[0]).toMatch(/^Fircrest/);
    expect(options.length).toBeGreaterThan(1);
    expect(options.join(' ')).not.toMatch(/Rivermouth|Eastmoor/);
    await picture('limited-indicator');
  });

  it.each(['/alerts', '/links', '/submissions', '/rules', '/rules/new'])('reads of none on %s', async (path) => {
    await open(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Loading', { exact: true }).waitFor({ state: 'detached' });
    await page
      .getByText(/Fircrest|Chronic absence/)
      .first()
      .waitFor();
    expect(await textOf()).not.toMatch(/Rivermouth|Eastmoor/);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`limited${path.replaceAll('/', '-')}`);
  });

  it('is told that there is no such place where another one is asked for', async () => {
    await open('/indicators/chronic-absence?place=eastmoor');
    await page.getByText('There is no place eastmoor.').waitFor();
  });

  it('fits a phone', async () => {
    await open('/', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
    await page.getByRole('heading', { level: 2, name: 'Fircrest' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

describe('a manager of several places', () => {
  it('chooses one of them', async () => {
    await limit({ username: 'manager', placeIds: ['fircrest', 'eastmoor'] });
    await open('/');
    await page.getByRole('heading', { level: 2, name: 'Eastmoor' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('limited-home-two');
    await page.getByRole('button', { name: 'All places' }).click();
    await page.getByRole('option', { name: /Fircrest/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Fircrest' }).waitFor();
  });
});

describe('a manager whom no owner names', () => {
  it('is told what to do', async () => {
    await limit({});
    await open('/');
    await titled('You see no place yet');
    expect(await textOf()).toContain('the username that you signed in with: manager.');
    expect(await axeViolations(page)).toEqual([]);
    await picture('limited-nobody');
    await page.goto(`${host.siteUrl}/indicators/chronic-absence`);
    await titled('You see no place yet');
  });
});
