import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';
import { serveStaff } from './staff-server.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let site: Awaited<ReturnType<typeof serveStaff>>;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveStaff()]);
}, 60_000);
afterAll(() => Promise.all([browser.close(), site.close()]));
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}) {
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  errors = watchForErrors(page);
  await page.goto(site.origin + path);
}

/** Goes through the pages of the sign-in server: who, with which password, and consent. */
async function signIn() {
  await page.getByPlaceholder('Enter any login').fill('Jordan Ames');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const highline = '/indicators/chronic-absence?place=highline';
async function openHighline(options: BrowserContextOptions = {}) {
  await open(highline, options);
  await signIn();
  await page.getByRole('heading', { name: 'The numbers' }).waitFor();
}

const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

describe('the first page', () => {
  it('says what this is, and after signing in what is worth a look', async () => {
    await open('/');
    await page.getByRole('heading', { level: 1 }).getByText('which gap widened').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('welcome');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await signIn();
    await page.getByRole('heading', { name: '1 finding is worth a look' }).waitFor();
    await page.getByText('Jordan Ames').waitFor();
    await page.locator('.figure').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const concerns = page.getByRole('list', { name: 'Worth a look' }).getByRole('listitem');
    expect(await concerns.allTextContents()).toEqual([
      expect.stringMatching(/^ ?Chronic absence at Highline.*since Jan 2026, not acknowledged yet$/),
    ]);
    await page.getByRole('list', { name: 'Improved' }).getByText('Chronic absence at Oakmoor').waitFor();
    await picture('home');
    await page.getByRole('link', { name: 'Chronic absence at Highline rose' }).click();
    await page.getByRole('heading', { name: 'The numbers' }).waitFor();
    expect(page.url()).toBe(site.origin + highline);
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the numbers of all groups, CSV' }).click(),
    ]);
    expect(taken.suggestedFilename()).toBe('chronic-absence highline.csv');
    const lines = (await readFile(await taken.path(), 'utf8')).split('\r\n');
    expect(lines).toContainEqual(expect.stringMatching(/^Highline,highline,Chronic absence,2026-\d\d,all,\d+,\d+,/));
  });
});

describe('factors', () => {
  const dots = () => page.getByRole('img', { name: /leveled library: \d/ }).locator('circle.dot');

  it('compare places by what they have, also at the same of something else, with the caution beside it', async () => {
    await open('/factors');
    await signIn();
    await page
      .getByRole('heading', { level: 1, name: /^Chronic absence is lower at schools with a leveled library/ })
      .waitFor();
    expect(await dots().count()).toBe(24);
    await page
      .getByRole('complementary', { name: 'What this does not tell' })
      .getByText('cannot be seen from this')
      .waitFor();
    await page.getByText('Not compared: Birch (hidden to protect students).').waitFor();
    await page.getByLabel('Share with low income').check();
    await page.getByText(/^At the same share with low income, the difference is −\d\.\d points, likely/).waitFor();
    expect(page.url()).toContain('adjust=low-income');
    await page.getByLabel('Walk the places').press('Home');
    await page.getByText(/^School \d+: \d+\.\d%, \d+ of 1,000 students; Leveled library: yes$/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('factors-yes-no');
    await page.getByLabel('Attribute').selectOption('Share with low income');
    await page
      .getByRole('heading', { level: 1, name: 'is higher at schools where the share with low income is higher' })
      .waitFor();
    await picture('factors-share');
    await page.getByLabel('Places', { exact: true }).selectOption('Districts');
    await page.getByRole('heading', { level: 1, name: /^Cannot say yet whether/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('factors-cannot-say');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByLabel('Places', { exact: true }).selectOption('Schools');
    await page.getByLabel('Attribute').selectOption('Enrollment');
    await page.getByText('Points for each doubling').first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('factors-phone-dark');
  });
});

describe('the page of an alert', () => {
  const path = '/alerts/absence-above-22~chronic-absence~highline~all';

  it('lists what waits for somebody', async () => {
    await open('/alerts');
    await signIn();
    await page.getByRole('heading', { name: '2 alerts wait for somebody' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('alerts');
    await page.getByRole('link', { name: 'Chronic absence at Highline rose' }).click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
  });

  it('comes from the mail to what it asked for, by keyboard alone, and remembers who did what', async () => {
    await open(`${path}?do=acknowledge`);
    await signIn();
    const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
    await acknowledge.waitFor();
    expect(await acknowledge.evaluate((one) => one === document.activeElement)).toBe(true);
    await picture('alert');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Jordan Ames has seen it.').waitFor();
    await page.getByText('Acknowledged by Jordan Ames, Feb 2026').waitFor();
    await page.getByLabel('Given to').selectOption('Maya Lindqvist');
    await page.getByLabel('Note').fill('Two schools were closed.');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByRole('listitem').getByText('Two schools were closed.').waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('');
    expect(await page.getByLabel('Given to').inputValue()).toBe('maya-lindqvist');
    await page.getByLabel('Because').fill('Flood.');
    await page.getByRole('button', { name: 'Silence', exact: true }).click();
    await page.getByText('Silenced by Jordan Ames until').waitFor();
    await picture('alert-silenced');
    await page.getByRole('button', { name: 'End the silence' }).click();
    await page.getByText('Silence ended by Jordan Ames').waitFor();
  });

  it.each(['light', 'dark'] as const)('fits 320 pixels and has contrast in %s', async (colorScheme) => {
    await open(path, { viewport: { width: 320, height: 700 }, colorScheme });
    await signIn();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`alert-320-${colorScheme}`);
  });
});

describe('a place beside its peers', () => {
  const title = 'Chronic absence at Highline is 4.5 points above places like it';

  it('is reached from its indicator, and says why these are its peers and where it is better', async () => {
    await openHighline();
    await page.getByRole('link', { name: 'Highline beside similar places' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(page.url()).toBe(`${site.origin}/places/highline?indicator=chronic-absence`);
    const strip = page.getByRole('img', { name: title });
    expect(await strip.locator('.signal, .dot:not(.open), .dot.open, .star').count()).toBe(23);
    expect([await strip.locator('.signal').count(), await strip.locator('.star').count()]).toEqual([1, 1]);
    await strip.getByText('Highline 26.0%').waitFor();
    await page.getByText('Similar in enrollment and share with low income.').waitFor();
    await page.getByText('Without District 23: no value that may be shown in February 2026.').waitFor();
    const row = page.getByRole('row', { name: /^Fircrest/ });
    expect(await row.textContent()).toBe('FircrestVery alike21.0%9,15063.0%');
    await page.getByRole('heading', { name: 'Bright spots in chronic absence' }).waitFor();
    await page.getByRole('link', { name: 'Bayview' }).waitFor();
    await page.getByText('other districts, by name').click();
    expect(await axeViolations(page)).toEqual([]);
    await picture('peers');
    await page.getByLabel('Students').selectOption('English learners');
    await page.getByRole('heading', { level: 1, name: /has no value to compare yet$/ }).waitFor();
    expect(page.url()).toContain('group=english_learner%3Ayes');
    await picture('peers-cannot-say');
  });

  it('fits 360 pixels and has contrast in dark, from the navigation', async () => {
    await open('/places', { viewport: { width: 360, height: 700 }, colorScheme: 'dark' });
    await signIn();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('peers-360-dark');
  });
});

describe('the page of a cycle', () => {
  const path = '/cycles/attendance-teams';
  it('has the finding, both arms, the rule and the decision on one screen, also of a phone', async () => {
    await open(path);
    await signIn();
    await page.getByRole('heading', { level: 2, name: 'Log' }).waitFor();
    const steps = page.getByRole('list', { name: 'Plan, do, study, act' });
    expect(await steps.locator('[aria-current]').textContent()).toMatch(/^Act/);
    const chart = page.getByRole('img', { name: /^Chronic absence at Oakmoor/ });
    await chart.locator('.reference').first().waitFor();
    expect(await chart.locator('.flag').count()).toBe(1);
    expect(await chart.locator('.event.review').count()).toBe(2);
    expect(await chart.locator('.hatch-box').count()).toBe(2);
    expect(await chart.locator('.not-received').count()).toBe(1);
    expect(await chart.locator('.aim').count()).toBe(1);
    await page
      .getByRole('img', { name: /^Difference / })
      .locator('.level')
      .waitFor({ state: 'attached' });
    await picture('cycle');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('cycle-dark');
    await page.getByRole('radio', { name: /^Expand/ }).check();
    await page.getByLabel('Begins on').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'light' });
    await picture('cycle-320');
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('the page of an indicator', () => {
  it('comes back to the address of the mail after signing in, and says the finding first', async () => {
    await openHighline();
    expect(page.url()).toBe(site.origin + highline);
    expect(await page.locator('h1').textContent()).toMatch(/^Chronic absence at Highline (rose|fell) to \d+\.\d%$/);
    await page.getByText('above 22%').waitFor();
    const chart = page.getByRole('img', { name: /^Chronic absence at Highline/ });
    expect(await chart.locator('.signal').count()).toBe(2);
    expect(await chart.locator('.usual').count()).toBe(3);
    expect(await chart.locator('.edition').count()).toBe(1);
    expect(await chart.locator('.note-tag').count()).toBe(2);
    const notes = page.getByRole('list', { name: 'Notes of partners' });
    expect(await notes.getByRole('listitem').first().textContent()).toMatch(
      /^1 Feb 2026\. Highline, March 9, 2026: “Three/,
    );
    await chart.getByText('absent at least 10% of enrolled days').waitFor();
    await page.getByText('Higher than is usual here since Jan 2026').waitFor();
    await page.getByText('Counted anew since Sep 2024: Half days count as half.').waitFor();
    expect(await chart.locator('.hatch-box').count()).toBe(2);
    expect(await chart.locator('.not-received').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await picture('indicator');
  });

  it('shows the gap with its likely range and its words, and all its numbers one click away', async () => {
    await openHighline();
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: /^The gap for English learners/ }),
    });
    expect(await section.getByRole('img').locator('.whisker').count()).toBe(21);
    await section.getByText('A lasting one of').waitFor();
    await section.getByText('Not all groups gained.').waitFor();
    await section.getByText('The numbers of this gap').click();
    const row = section.getByRole('row', { name: 'Feb 2026' });
    expect(await row.textContent()).toMatch(/^Feb 20268\.0\d\.\d to \d+\.\d\d\.\d to \d+\.\d30\.1%22\.1%$/);
    expect(await axeViolations(page)).toEqual([]);
    await picture('gap');
  });

  it('marks what got better with a ring, and a gap that is wider with a diamond', async () => {
    await open('/indicators/chronic-absence?place=oakmoor');
    await signIn();
    await page.getByText('Improved. Lower than is usual here since Jan 2026.').waitFor();
    const chart = page.getByRole('img', { name: /^Chronic absence at Oakmoor/ });
    expect(await chart.locator('.signal.better').count()).toBe(2);
    await page.getByText('Worth a look. Wider than is usual here since Jan 2026.').waitFor();
    const gap = page.getByRole('img', { name: /^The gap for English learners/ });
    expect(await gap.locator('.signal').count()).toBe(2);
    expect(await gap.locator('.between.worse').count()).toBe(1);
    await page.getByText('English learners at 1 other district: 30.1%').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('better');
  });

  it('lets arrow keys walk the points', async () => {
    await openHighline();
    const walk = page.getByRole('slider', { name: 'Walk the points' });
    await walk.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await walk.getAttribute('aria-valuetext')).toMatch(
      /^January 2026: \d+\.\d%, [\d,]+ of 17,412 students; usual here: [\d.]+ to [\d.]+%$/,
    );
    await page.keyboard.press('Home');
    expect(await walk.getAttribute('aria-valuetext')).toContain('September 2023');
  });

  it('finds another place by typing, also one without values', async () => {
    await openHighline();
    await page.getByRole('combobox', { name: 'Place' }).fill('glen');
    await picture('picker');
    await page.getByRole('option', { name: 'Glenhaven' }).click();
    await page.getByRole('heading', { name: 'No values yet of Chronic absence at Glenhaven' }).waitFor();
    expect(page.url()).toContain('place=glenhaven');
    await page.goBack();
    await page.getByRole('heading', { level: 1 }).getByText('at Highline').waitFor();
  });

  it('shows the groups of one dimension, hidden ones as hidden', async () => {
    await openHighline();
    await page.getByRole('radio', { name: 'Gender' }).click();
    const groups = page.locator('section', { has: page.getByRole('heading', { name: 'Student groups' }) });
    await groups.getByText('Gender not reported').waitFor();
    expect(await groups.getByText('Hidden to protect students').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('names a place that there is not', async () => {
    await open('/indicators/chronic-absence?place=elsewhere');
    await signIn();
    await page.getByText('There is no place elsewhere.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('goes back to the sign-in page when the token is no longer taken', async () => {
    await openHighline();
    site.endSessions();
    await page.reload();
    await page.getByRole('heading', { name: 'The numbers' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('fits 320 pixels and has contrast in %s', async (colorScheme) => {
    await openHighline({ viewport: { width: 320, height: 700 }, colorScheme });
    await page.locator('.chart .series').first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`indicator-320-${colorScheme}`);
  });
});
