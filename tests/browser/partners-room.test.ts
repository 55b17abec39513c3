import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay, laterDay } from '../../shared/catalog/calendar-day.ts';
import { describePeriod, laterPeriod, shortPeriod } from '../../shared/catalog/period.ts';
import { mintLink, saveAgreement, setUpPartnership } from '../support/host-partnership.ts';
import { eventually, type LocalHost, startLocalHost } from '../support/local-host.ts';
import type { MintedLink } from '../support/send-file.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';

const pictures = process.env.PICTURES;
/** Days are those of the partnership. */
const inDays = (days: number) => laterDay(calendarDay(new Date(), 'America/Los_Angeles'), days);
const monthsAgo = (months: number) => laterPeriod(inDays(0).slice(0, 7), -months);
let browser: TestBrowser;
let host: LocalHost;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startLocalHost()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}, person: string | undefined = 'Robin Castillo') {
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.setDefaultTimeout(8000);
  errors = watchForErrors(page);
  await page.goto(host.siteUrl + path);
  if (person !== '') await page.getByRole('button', { name: person }).click();
}

const titled = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const sheet = (name: string) => page.getByRole('region', { name: `${name} School District` });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
const statusOf = async ({ apiUrl }: MintedLink) => (await fetch(apiUrl)).status;

describe('the room of partners', () => {
  it('says what a partner is while there is none', async () => {
    await open('/partners');
    await titled('No partner sends files yet');
    await page.getByText('Make the first one through the API').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('partners-none');
    await setUpPartnership(host);
  });

  it('keeps contacts, the main one first, by keyboard alone', async () => {
    await open('/partners');
    await titled('2 partners send files');
    const fircrest = sheet('Fircrest');
    await fircrest.getByText('Nobody yet').waitFor();
    await fircrest.getByRole('button', { name: /^Add a contact/ }).press('Enter');
    const type = async (label: string, index: number, words: string) => {
      await fircrest.getByLabel(label).nth(index).focus();
      await page.keyboard.type(words);
    };
    await type('Name', 0, 'Dana Reyes');
    await type('Address', 0, 'dana@fircrest.example');
    await fircrest.getByRole('button', { name: 'One more' }).press('Enter');
    await type('Name', 1, 'Lee Park');
    await type('Address', 1, 'dana@fircrest.example');
    await page.keyboard.press('Enter');
    await fircrest.getByText(/contacts\.1\.email must be another address/).waitFor();
    await fircrest.getByLabel('Address').nth(1).fill('lee@fircrest.example');
    await fircrest.getByRole('button', { name: 'Make main' }).press('Enter');
    await picture('contacts-form');
    expect(await axeViolations(page)).toEqual([]);
    await fircrest.getByRole('button', { name: 'Save contacts' }).press('Enter');
    await fircrest.getByRole('button', { name: /^Change contacts/ }).waitFor();
    expect(await fircrest.getByRole('listitem').allTextContents()).toEqual([
      'Lee Park, lee@fircrest.example main contact',
      'Dana Reyes, dana@fircrest.example',
      expect.stringContaining('Holds until Jun 30, 2036'),
    ]);
  });

  it('takes agreements as they are signed, and warns of the end', async () => {
    await open('/partners');
    const eastmoor = sheet('Eastmoor');
    await eastmoor.getByRole('button', { name: /^Change: / }).click();
    const form = page.getByRole('form', { name: 'Change the agreement' });
    await form.getByLabel('Last day').fill(inDays(30));
    await form.getByLabel(/^Smallest group/).fill('15');
    await form.getByRole('button', { name: 'Save agreement' }).click();
    await form.getByText(/raise the partnership's minimumGroupSize first/).waitFor();
    await picture('agreement-refused');
    await form.getByLabel(/^Smallest group/).fill('10');
    await form.getByRole('button', { name: 'Save agreement' }).click();
    await eastmoor.getByText(/^Ends soon, on /).waitFor();
    await page
      .getByRole('list', { name: 'Agreements that end' })
      .getByText(/^The agreement with Eastmoor School District on attendance/)
      .waitFor();
    await eastmoor.getByRole('button', { name: /^Add an agreement/ }).click();
    const added = page.getByRole('form', { name: 'A new agreement' });
    await added.getByLabel('Signed on').fill(inDays(31));
    await added.getByLabel('Last day').fill(inDays(400));
    await added.getByRole('checkbox', { name: 'Attendance' }).check();
    await picture('agreement-form');
    expect(await axeViolations(page)).toEqual([]);
    await added.getByRole('button', { name: 'Save agreement' }).click();
    await eastmoor.getByText(/^Begins on /).waitFor();
    const warning = page.getByRole('list', { name: 'Agreements that end' });
    expect(await warning.textContent()).not.toContain('attendance');
    await picture('partners');
    await eastmoor
      .getByRole('button', { name: /^Remove: / })
      .first()
      .click();
    await eastmoor.getByRole('button', { name: /^Yes, remove it/ }).click();
    await eastmoor.getByText(/^Begins on /).waitFor({ state: 'detached' });
  });

  it('revokes all links of a partner, and asks once more', async () => {
    const links = [await mintLink(host, 'fircrest', ['2026-01']), await mintLink(host, 'fircrest', ['2026-02'])];
    const other = await mintLink(host, 'eastmoor', ['2026-01']);
    await open('/partners');
    const fircrest = sheet('Fircrest');
    await fircrest.getByText('2 links take files.').waitFor();
    await fircrest.getByRole('button', { name: /^Revoke all links/ }).click();
    expect(await Promise.all(links.map(statusOf))).toEqual([200, 200]);
    await fircrest.getByRole('button', { name: /^Yes, revoke 2 links/ }).click();
    await fircrest.getByText('No link takes files.').waitFor();
    expect(await Promise.all([...links, other].map(statusOf))).toEqual([410, 410, 200]);
  });

  it('is read, not changed, by managers', async () => {
    await open('/partners', {}, 'Jordan Ames');
    const fircrest = sheet('Fircrest');
    await fircrest.getByRole('button', { name: /^Change contacts/ }).click();
    await fircrest.getByRole('button', { name: 'Save contacts' }).click();
    await fircrest.getByText(/^Backbone staff may do this/).waitFor();
  });
});

describe('the room of links', () => {
  it('makes one link for each period, for a contact, and none without an agreement', async () => {
    await open('/links');
    await page.getByRole('list', { name: 'Agreements that end' }).waitFor();
    await page.getByLabel('Partner').selectOption('fircrest');
    await page.getByLabel('Made for').selectOption('Dana Reyes');
    await page.getByRole('group', { name: 'Periods that it takes' }).getByRole('checkbox').nth(3).check();
    await page.getByRole('group', { name: 'Periods that it takes' }).getByRole('checkbox').nth(4).check();
    await page.getByLabel('One link for each period').check();
    expect(await button('Make and mail 2 links').isVisible()).toBe(true);
    await page.getByLabel('How it reaches them').selectOption('shown');
    await button('Make 2 links').click();
    const addresses = page.getByLabel(/^The address for .*, shown this once$/);
    await addresses.nth(1).waitFor();
    const urls = await Promise.all([0, 1].map((index) => addresses.nth(index).inputValue()));
    expect(new Set(urls).size).toBe(2);
    await page
      .getByText(/Send it to Dana Reyes, dana@fircrest.example only/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('links-each');
    await page.getByLabel('How it reaches them').selectOption('mailed');
    await page.getByRole('group', { name: 'Periods that it takes' }).getByRole('checkbox').nth(5).check();
    await button('Make and mail the link').click();
    await page.getByText(/^On the way to Dana Reyes, dana@fircrest.example, and shown to nobody else/).waitFor();
    expect(await addresses.count()).toBe(0);
    await picture('links-mailed');
    await open('/partners');
    await sheet('Fircrest')
      .getByRole('button', { name: /^Show this month’s mails/ })
      .click();
    await sheet('Fircrest')
      .getByText(/^New links, to dana@fircrest.example: /)
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('partner-mails');
    await open('/links');
    await saveAgreement(host, 'fircrest', { expiresOn: inDays(-2) });
    await page.reload();
    await page.getByLabel('Partner').selectOption('fircrest');
    await page.getByText(/^The data sharing agreement with Fircrest School District on attendance ended on/).waitFor();
    expect(await button('Make and mail the link').isDisabled()).toBe(true);
    await page
      .getByText(/closed as no agreement covers it/)
      .first()
      .waitFor();
    await picture('links-no-agreement');
    await saveAgreement(host, 'fircrest');
  });

  it('shows who asks for a new link, makes it and copies it', async () => {
    const soon = new Date(Date.now() + 1500).toISOString();
    // To who left nothing is mailed, so staff see it.
    const link = await mintLink(host, 'fircrest', ['2026-02'], { expiresAt: soon });
    await eventually(async () => (await statusOf(link)) === 410, 'the end of the link');
    await open(new URL(link.url).pathname, {}, '');
    await titled('This link has ended');
    expect(await axeViolations(page)).toEqual([]);
    const partner = { name: 'Fircrest School District', placeId: 'fircrest' };
    await host.api('PUT', '/api/partners/fircrest', {
      ...partner,
      contacts: [{ name: 'Dana Reyes', email: 'dana@fircrest.example' }],
    });
    await button('Ask for a new link').click();
    await page.getByText(/^If this was a link of ours, a new one is mailed to the address that we have/).waitFor();
    await picture('asked-for-renewal');
    await page.context().close();
    await open('/links', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page
      .getByRole('list', { name: 'They ask for a new link' })
      .getByText(/made for Lee Park/)
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('links-asked');
    await button(/^Make and copy: Fircrest School District/).click();
    const address = page.getByLabel('The address, shown this once');
    await address.waitFor();
    await page.getByText('Everybody has an answer. The new link is copied.').waitFor();
    const url = await address.inputValue();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(url);
    expect(await statusOf({ ...link, apiUrl: url.replace('/send/', '/api/send/') })).toBe(200);
    await picture('links-renewed');
  });
});

/** Two months that Fircrest owes, and the month that Eastmoor owes. */
const [first, second, listed] = [monthsAgo(10), monthsAgo(9), monthsAgo(3)];

describe('the calendar', () => {
  const cell = (name: string) => page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^${name}`) });

  it('says what a schedule is while there is none', async () => {
    await open('/calendar');
    await titled('Nothing is asked for yet');
    await page.getByRole('link', { name: 'Make the first schedule under Partners' }).click();
    await titled('2 partners send files');
  });

  it('follows due dates that are entered for a partner', async () => {
    await open('/partners');
    const eastmoor = sheet('Eastmoor');
    await eastmoor.getByRole('button', { name: /^Add due dates/ }).click();
    const form = page.getByRole('form', { name: 'New due dates' });
    await form.getByLabel('When').selectOption('By a list of days');
    await form.getByLabel('Period', { exact: true }).selectOption(listed);
    await form.getByLabel('Due on').fill(inDays(-6));
    await form.getByRole('button', { name: 'One more' }).click();
    await form.getByLabel('Due on').nth(1).fill(inDays(20));
    await form.getByLabel('Remind, days before').fill('many');
    await form.getByText('Write days as numbers, such as 7, 1.').waitFor();
    await form.getByLabel('Remind, days before').fill('9, 2');
    expect(await axeViolations(page)).toEqual([]);
    await picture('schedule-form');
    await form.getByRole('button', { name: 'Save due dates' }).click();
    await eastmoor.getByText(new RegExp(`^Attendance ${describePeriod(listed)} by .* and .* by `)).waitFor();
    await eastmoor.getByText('Reminded 9 and 2 days before, told 1 and 7 days after; staff are told').waitFor();
    await eastmoor.getByRole('button', { name: /^Change due dates/ }).click();
    const change = page.getByRole('form', { name: 'Change due dates' });
    await change.getByLabel('Tell staff after').fill('');
    await change.getByRole('button', { name: 'Save due dates' }).click();
    await eastmoor.getByText(/; staff are not told$/).waitFor();
    const calendar = { kind: 'every', from: first, to: second, dueDays: 10 };
    const monthly = { partnerId: 'fircrest', dataset: 'attendance', calendar };
    await host.api('PUT', '/api/schedules/fircrest-monthly', monthly);
  });

  it('is walked with arrows, and a period is excused for a reason', async () => {
    await open('/calendar');
    await titled('3 files are overdue');
    await page.getByRole('list', { name: 'Who is not reminded' }).getByText('Eastmoor').waitFor();
    await page.getByRole('grid').getByRole('button').last().focus();
    for (const key of ['ArrowUp', 'Home', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key);
    }
    await picture('calendar');
    expect(await axeViolations(page)).toEqual([]);
    await cell(`Eastmoor School District, ${describePeriod(listed)}: Overdue ?6 days late$`).click();
    const form = page.getByRole('form', { name: 'Put off or excuse' });
    await form.getByLabel('Reason').fill('A new system.');
    await form.getByLabel('Due instead on').fill(inDays(9));
    expect(await axeViolations(page)).toEqual([]);
    await picture('calendar-panel');
    await form.getByRole('button', { name: 'Put it off' }).click();
    await cell(`Eastmoor School District, ${describePeriod(listed)}: Put off ?to `).waitFor();
    await titled('2 files are overdue');
    await page.getByText(/^Put off to .*: A new system\.$/).waitFor();
    await button('Take the later day back').click();
    await titled('3 files are overdue');
  });

  it('makes a link for each period that is still to come', async () => {
    await open('/calendar');
    await cell(`Fircrest School District, ${describePeriod(first)}`).click();
    await page.getByLabel('How a link reaches them').selectOption('Shown here, this once');
    await button(`Make 2 links, to ${shortPeriod(second)}`).click();
    const addresses = page.getByLabel(/^The address for .*, shown this once$/);
    await addresses.nth(1).waitFor();
    const url = await addresses.first().inputValue();
    expect((await fetch(url.replace('/send/', '/api/send/'))).status).toBe(200);
    await picture('calendar-links');
  });
});

describe.each(['light', 'dark'] as const)('on a phone, in %s', (colorScheme) => {
  it('the calendar shows one period at a time', async () => {
    await open('/calendar', { viewport: { width: 320, height: 700 }, colorScheme });
    await page.getByLabel('Period of Attendance, by month').selectOption(first);
    const cells = page.getByRole('gridcell').filter({ visible: true });
    expect(await cells.allTextContents()).toEqual(['Not asked for', expect.stringContaining('Overdue')]);
    await cells.last().getByRole('button').click();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`phone-${colorScheme}-calendar`);
  });

  it('the room of partners fits, with contrast, forms too', async () => {
    await open('/partners', { viewport: { width: 320, height: 700 }, colorScheme });
    await titled('2 partners send files');
    await sheet('Fircrest')
      .getByRole('button', { name: /^Change contacts/ })
      .click();
    await sheet('Eastmoor')
      .getByRole('button', { name: /^Add an agreement/ })
      .click();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`phone-${colorScheme}-partners`);
  });

  it('the end of an agreement stands on the page of its link', async () => {
    await saveAgreement(host, 'fircrest', { expiresOn: inDays(20) });
    const link = await mintLink(host, 'fircrest', ['2026-03']);
    await open(new URL(link.url).pathname, { viewport: { width: 320, height: 700 }, colorScheme }, '');
    await page.getByText(/^Your data sharing agreement ends on/).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`phone-${colorScheme}-agreement-ends`);
  });
});
