import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../shared/catalog/period.ts';
import { mintLink, setUpPartnership } from '../support/host-partnership.ts';
import { eventually, type LocalHost, startLocalHost } from '../support/local-host.ts';
import { attendanceFile, attendanceRows } from '../support/partnership.ts';
import { type MintedLink, sendAndWait } from '../support/send-file.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let host: LocalHost;
let link: MintedLink;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startLocalHost()]);
  await setUpPartnership(host);
  link = await mintLink(host, 'fircrest', ['2026-01', '2026-02']);
  const good = attendanceFile(attendanceRows('fircrest', {}));
  await sendAndWait(link, good, 'first.csv', '2026-01');
  await sendAndWait(link, good.replace(',20,', ',-20,'), 'second.csv', '2026-01');
  await sendAndWait(link, 'no,heading\n1,2\n', 'wrong.csv', '2026-02');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}, person = 'Robin Castillo') {
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  errors = watchForErrors(page);
  await page.goto(host.siteUrl + path);
  await page.getByRole('button', { name: person }).click();
}

const titled = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

describe('links', () => {
  it('are made for a partner, copied, used, and revoked', async () => {
    await open('/links', { permissions: ['clipboard-read', 'clipboard-write'] });
    await titled('1 link takes files');
    await page.getByLabel('Partner').selectOption('eastmoor');
    await page.getByRole('checkbox').nth(4).check();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const url = await page.getByLabel('The address, shown this once').inputValue();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(url);
    expect((await fetch(url.replace('/send/', '/api/send/'))).status).toBe(200);
    await titled('2 links take files');
    expect(await axeViolations(page)).toEqual([]);
    await picture('links');
    await page.getByRole('button', { name: /^Revoke the link of Eastmoor School District/ }).click();
    await titled('1 link takes files');
    expect((await fetch(url.replace('/send/', '/api/send/'))).status).toBe(410);
    const closed = page.getByRole('list', { name: 'Closed' }).getByRole('listitem');
    expect(await closed.textContent()).toMatch(/Eastmoor.*revoked .*used 0 of 20 times, never used yet/);
  });

  it('are made by backbone staff alone', async () => {
    await open('/links', {}, 'Jordan Ames');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page
      .getByRole('status')
      .getByText(/backbone/i)
      .waitFor();
  });
});

describe('submissions', () => {
  it('say what became of every file, and why', async () => {
    await open('/submissions');
    await titled('3 files, 1 refused');
    const rows = page.getByRole('row');
    expect(await rows.nth(1).textContent()).toMatch(/wrong\.csv.*Refused whole/);
    expect(await rows.nth(2).textContent()).toMatch(/second\.csv.*Counts/);
    expect(await rows.nth(3).textContent()).toMatch(/first\.csv.*Replaced by a later file/);
    expect(await axeViolations(page)).toEqual([]);
    await picture('submissions');
    await page.getByRole('link', { name: 'wrong.csv' }).click();
    await page.getByText(/^Refused whole\. /).waitFor();
  });

  it('are taken back, so that what they replaced counts again', async () => {
    await open('/submissions');
    await page.getByRole('link', { name: 'second.csv' }).click();
    await titled('Fircrest School District: attendance, January 2026');
    await page.getByRole('heading', { name: 'Rows to mend' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('submission');
    await page
      .getByRole('status')
      .getByText(/^The file of .* counts again\.$/)
      .waitFor();
    await page.getByRole('button', { name: 'Withdraw this file' }).click();
    await page.getByLabel('Why, if you like').fill('The wrong export.');
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByText(/^Withdrawn\. /).waitFor();
    const history = page.locator('.history');
    await history.getByText(/^Withdrawn by the partnership on .*: “The wrong export\.”$/).waitFor();
    expect(await history.textContent()).not.toContain('Chronic absence');
    expect(await history.textContent()).toMatch(
      /first\.csv, current.*Fircrest School District, link [0-9a-f]{8}, 120 rows/,
    );
    expect(await axeViolations(page)).toEqual([]);
    await picture('submission-withdrawn');
    await page.getByRole('link', { name: 'Submissions' }).first().click();
    await page.getByRole('row', { name: /first\.csv.*Counts/ }).waitFor();
  });

  it('that are held say what is odd about them, without a number of students, and may be taken back', async () => {
    await sendAndWait(link, attendanceFile(attendanceRows('fircrest', { students: 30 })), 'half.csv', '2026-02');
    await open('/submissions');
    await titled('4 files, 1 refused, 1 held');
    await page.getByRole('link', { name: 'half.csv' }).click();
    await page.getByText(/^Held until the partner confirms it\. /).waitFor();
    const odd = page.locator('section', { has: page.getByRole('heading', { name: 'What is odd about it' }) });
    expect(await odd.textContent()).toMatch(/many fewer students than that of January 2026/);
    expect(await odd.textContent()).not.toMatch(/120|60 students/);
    expect(await axeViolations(page)).toEqual([]);
    await picture('submission-held');
    await page.getByRole('button', { name: 'Withdraw this file' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByText(/^Withdrawn\. /).waitFor();
  });
});

describe('the report', () => {
  it('says how the region stands, and is taken away as PDF and as numbers', async () => {
    await open('/report');
    await titled(/^Of 1 indicator, /);
    expect(await axeViolations(page)).toEqual([]);
    await picture('report');
    const saved = async (name: RegExp, role: 'button' | 'link') => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()]);
      return readFile(await download.path(), 'latin1');
    };
    expect(await saved(/PDF/, 'button')).toMatch(/^%PDF-/);
    expect(await saved(/numbers/, 'link')).toContain('kind,indicator_id');
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await sidewaysScroll(page)).toBe(0);
    await picture('report-phone');
  });
});

describe('cycles', () => {
  const pick = async (label: string, place: string) => {
    const field = page.getByRole('combobox', { name: label, exact: true });
    // The list closes when the page scrolls to its field.
    await field.click();
    await field.fill(place);
    await page.getByRole('option', { name: place }).click();
    await page.getByRole('button', { name: `Take out ${place}` }).waitFor();
  };

  it('are planned by backbone staff, and what the server says stands beside its field', async () => {
    await open('/cycles');
    await titled('No change is being tried');
    await page.getByRole('link', { name: 'Plan a cycle' }).click();
    await titled('Plan a cycle');
    await page.getByLabel('Name', { exact: true }).fill('Attendance teams');
    await page.getByLabel('Owned by').selectOption('Jordan Ames');
    await page.getByLabel('Begins on').fill('2026-01-12');
    await pick('Tried at', 'Birch School');
    await page.getByLabel('Compare with others').check();
    await pick('Compared with', 'Cedar School');
    await page.getByLabel('Decided by').fill('2026-01-01');
    await page.getByRole('button', { name: 'Agree on a decision rule' }).click();
    await page.getByLabel('By at least').fill('2.5');
    await page.getByText(/^Expand if in .* 2\.5 points or more ahead of the comparison/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('cycle-form');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('cycle-form-320');
    await page.getByRole('button', { name: 'Save cycle' }).click();
    await page.getByText('Must be 2026-01-12 or later, when it starts.', { exact: true }).waitFor();
    await page.getByLabel('Decided by').fill('2099-01-01');
    await page.getByRole('button', { name: 'Save cycle' }).click();
    await page.getByRole('heading', { level: 2, name: 'Log' }).waitFor();
    await page.getByText('Aim, places and days agreed on.').waitFor();
    await page.getByRole('link', { name: 'Change the plan' }).click();
    await page.getByLabel('Decided by').fill('2098-12-31');
    await page.getByLabel('Why it is changed').fill('The board meets earlier.');
    await page.getByRole('button', { name: 'Save cycle' }).click();
    await page.getByText('Changed: The board meets earlier.').waitFor();
    await page.getByText('Decided by: Jan 1, 2099, now Dec 31, 2098').waitFor();
  });

  it('are noted upon and decided by their owner, and the log says all of it', async () => {
    await open('/cycles', {}, 'Jordan Ames');
    await titled('1 change is being tried');
    expect(await page.getByRole('link', { name: 'Plan a cycle' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Attendance teams' }).click();
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByLabel('What happened').fill('The second team began.');
    await page.getByRole('button', { name: 'Add to the log' }).click();
    const log = page.getByRole('list', { name: 'Log' }).getByRole('listitem');
    await log.getByText('The second team began.').waitFor();
    await page.getByRole('radio', { name: /^Adopt/ }).check();
    await page.getByLabel('Why', { exact: true }).fill('The families asked for it.');
    await page.getByRole('button', { name: 'Record decision' }).click();
    await log.getByText('Decided: adopt. The families asked for it.').waitFor();
    expect(await log.first().textContent()).toContain('Jordan Ames');
    expect(await page.getByRole('button', { name: 'Record decision' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('cycle-decided');
  });
});

describe('people', () => {
  it('are listed with what they get and why, and get a sample', async () => {
    await open('/people');
    await titled('1 person may be mailed');
    const jordan = page.getByRole('region', { name: 'Jordan Ames' });
    await jordan.getByText('Chose nothing yet').waitFor();
    await jordan.getByText(/^What they get/).click();
    await jordan.getByText('owns the indicator').first().waitFor();
    await jordan.getByRole('button', { name: 'Send a sample digest' }).click();
    await jordan.getByText('Done.').waitFor();
    await eventually(async () => (await host.inbox()).length > 0, 'the sample');
    await page.reload();
    await jordan.getByText('Mails this month').click();
    await jordan.getByText(/A digest: sent/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('people');
  });

  it('are not shown to managers', async () => {
    await open('/people', {}, 'Jordan Ames');
    await page
      .getByText(/backbone/i)
      .first()
      .waitFor();
  });
});

describe('what somebody gets', () => {
  it('says to who is no owner what to do', async () => {
    await open('/people');
    await page.getByRole('link', { name: 'What you get' }).click();
    await titled('No mails go to you');
    await page.getByText('No owner has the user name backbone that you sign in with.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('what-you-get-nobody');
  });

  it('is theirs to choose in the console, and their address too, which staff see', async () => {
    const jordan = { name: 'Jordan Ames', email: 'jordan@partnership.example', username: 'manager' };
    await host.api('PUT', '/api/owners/jordan-ames', jordan);
    await open('/what-you-get', {}, 'Jordan Ames');
    await titled('What you get from us');
    await page.getByLabel('Not at all').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on.').waitFor();
    await page.getByLabel('Another address').fill('jordan@new.example');
    await page.getByRole('button', { name: 'Ask this address' }).click();
    await page.getByText('A mail is on its way to jordan@new.example.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('what-you-get');
    const mailTo = async (address: string, subject: RegExp) =>
      (await host.inbox()).find((one) => one.to.includes(address) && subject.test(one.subject));
    const asked = await eventually(() => mailTo('jordan@new.example', /^Confirm this address/), 'the question');
    const link = /http\S+/.exec(await host.mailText(asked.id))?.[0] ?? '';
    await page.goto(link);
    await page.getByRole('button', { name: 'Yes, send them here' }).click();
    await titled('Mails come to this address from now on');
    await eventually(
      () => mailTo('jordan@partnership.example', /go to another address now$/),
      'word to the one before',
    );
    await page.context().close();
    await open('/people');
    const person = page.getByRole('region', { name: 'Jordan Ames' });
    await person.getByText(/^jordan@new\.example, changed by themselves on /).waitFor();
    await person.getByText('Mails this month').click();
    await person.getByText('That their address is another now, to jordan@partnership.example: sent').waitFor();
    await picture('people-address');
  });
});

describe('attributes of places', () => {
  it('are taken over or made, sent by a partner, and seen: what is hidden, and what nobody sent', async () => {
    await open('/attributes');
    await titled('Nothing says yet what places are like');
    const form = page.getByRole('form', { name: 'A new attribute' });
    await page.getByLabel('The first attribute').selectOption('Enrollment');
    await page.getByRole('button', { name: 'Add it' }).click();
    await form.getByRole('button', { name: 'Save attribute' }).click();
    await titled('1 attribute says what places are like');
    await page.getByLabel('One more attribute').selectOption('One of your own');
    await page.getByRole('button', { name: 'Add it' }).click();
    await form.getByLabel('Name').fill('Leveled library');
    await form.getByLabel('Its values').selectOption('Yes or no');
    await form.getByLabel('Places are found alike by it').uncheck();
    await form.getByLabel('Where it comes from').fill('A call to each school');
    expect(await axeViolations(page)).toEqual([]);
    await picture('attribute-form');
    await form.getByRole('button', { name: 'Save attribute' }).click();
    await titled('2 attributes say what places are like');
    await host.api('PUT', '/api/attributes/mobility', { name: 'Mobility', kind: 'share', source: 'districts' });
    const year = schoolYear(new Date().toISOString().slice(0, 7));
    const files = await mintLink(host, 'fircrest', [`${year}-YEAR`], { dataset: 'attributes' });
    const file = 'School,Enrollment,Mobility,Leveled library,Books\nBirch School,1240,12.5%,yes,9\ncedar,100,4%,,7\n';
    const receipt = await sendAndWait(files, file, 'attributes.csv', `${year}-YEAR`);
    expect(receipt).toMatchObject({ stage: 'done', report: { columnsDropped: ['Books'] } });
    await page.reload();
    const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
    await rowOf('Birch School').getByText('1,240').waitFor();
    expect(await rowOf('Birch School').getByRole('cell').allTextContents()).toEqual(['1,240', 'yes', ' hidden']);
    expect(await rowOf('Cedar School').getByRole('cell').allTextContents()).toEqual(['100', '–not sent', ' hidden']);
    expect(await axeViolations(page)).toEqual([]);
    await picture('attributes');
    await page.getByRole('button', { name: 'Remove: Mobility' }).click();
    await page.getByRole('button', { name: 'Yes, remove it: Mobility' }).click();
    await page.getByText(`files that say it (${year})`).waitFor();
    await page.goto(files.url);
    await page.getByRole('heading', { level: 1, name: 'Send attributes of places for' }).waitFor();
    await picture('attributes-link');
    const corrected = { name: 'attributes.csv', mimeType: 'text/csv', buffer: Buffer.from(file.replace('4%', '14%')) };
    await page.locator('input[type=file]').first().setInputFiles(corrected);
    await page.getByText(/what its places are like: Enrollment, Mobility, and Leveled library/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('attributes-checked');
    await page.getByRole('button', { name: 'Send 2 rows' }).click();
    await page.getByText(/^It changes no value of an indicator/).waitFor();
    await picture('attributes-receipt');
  });
});

describe.each(['light', 'dark'] as const)('on a phone, in %s', (colorScheme) => {
  it.each(['/attributes', '/links', '/submissions', '/submissions/0000000001', '/people', '/what-you-get'])(
    '%s fits, with contrast',
    async (path) => {
      await open(path, { viewport: { width: 320, height: 700 }, colorScheme });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await picture(`phone-${colorScheme}${path.replaceAll('/', '-')}`);
    },
  );
});
