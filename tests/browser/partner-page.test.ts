import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbook } from '../../shared/submissions/testing/make-workbook.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';
import * as fixtures from './partner-fixtures.ts';
import { type PartnerScript, script, servePartner } from './partner-server.ts';

const TOKEN = 'a-token-that-names-no-one-at-all';
const file = {
  name: 'attendance_feb.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('student_id,school,grade,days_enrolled,days_absent\n1,06,7,20,1\n2,Juniper Middle,8,19,0.5\n'),
};
const SEND = 'Send 2 rows';
const pictures = process.env.PICTURES;

let browser: TestBrowser;
let site: Awaited<ReturnType<typeof servePartner>>;
let current: PartnerScript;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), servePartner(() => current)]);
}, 60_000);
afterAll(() => Promise.all([browser.close(), site.close()]));
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(answers: PartnerScript, options: BrowserContextOptions & { hash?: string } = {}) {
  const { hash = '', ...context } = options;
  current = answers;
  page = await browser.browser.newPage({ viewport: { width: 1280, height: 900 }, ...context });
  errors = watchForErrors(page);
  await page.goto(`${site.origin}/send/${TOKEN}${hash}`);
  await page.locator('h1').waitFor();
}

const titled = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const picture = (name: string) =>
  pictures === undefined ? undefined : page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

describe('the page behind a link', () => {
  it('says what is expected', async () => {
    await open(script());
    await titled('Send attendance for February 2026');
    const text = await page.locator('main').textContent();
    for (const words of [
      'Due Mar 13, 2026',
      'student_id',
      'CSV up to 100 MB; Excel (.xlsx) or ZIP up to 50 MB',
      '8 schools',
      'Works until Mar 24, 2026',
    ]) {
      expect(text).toContain(words);
    }
    expect(await axeViolations(page)).toEqual([]);
    await picture('choose');
  });

  it('asks for the period when the link takes several, and sends the chosen one', async () => {
    const periods = ['2026-01', '2026-02'].map((id) => ({
      id,
      name: id === '2026-01' ? 'January 2026' : 'February 2026',
    }));
    await open(script({ link: { ...fixtures.link, periods } }));
    await page.getByLabel('Which period is the file for?').selectOption('January 2026');
    await page.setInputFiles('input[type=file]', file);
    await page.getByRole('button', { name: SEND }).click();
    await page.getByText('Thank you').waitFor();
    expect(current.uploads.map(({ period }) => period)).toEqual(['2026-01']);
  });

  it('sends nothing until told to, shows progress, then follows the file to its receipt', async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    await open(script({ hold, receipts: [fixtures.waiting, fixtures.computing, fixtures.accepted] }));
    await page.setInputFiles('input[type=file]', file);
    await titled('All 2 rows are ready');
    await page.getByText('Nothing has been sent').waitFor();
    expect(current.uploads).toEqual([]);
    await page.getByLabel('A note for readers').fill('Two homerooms moved.');
    await picture('ready');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: SEND }).click();
    await page.getByRole('progressbar', { name: 'Sending attendance_feb.csv' }).waitFor();
    await picture('sending');
    release();
    await page.getByText('Thank you. All 9,871 rows were accepted').waitFor();
    const note = 'Two homerooms moved.';
    expect(current.uploads).toEqual([{ fileName: file.name, period: '2026-02', note, body: file.buffer.toString() }]);
    await page.getByRole('table', { name: 'Chronic absence, before and after' }).waitFor();
  });

  it('asks about a file with half of the students, and sends it once a note says why that is right', async () => {
    await open(script({ comparison: fixtures.januaryOf(30) }));
    const rows = Array.from({ length: 24 }, (_, at) => `${at},${at % 2 ? '06' : '07'},7,20,1`);
    const half = Buffer.from(`student_id,school,grade,days_enrolled,days_absent\n${rows.join('\n')}\n`);
    await page.setInputFiles('input[type=file]', { ...file, buffer: half });
    await titled('The rows are ready, but something is odd');
    await page.getByText('All places of the file together: 24 students, before 60').waitFor();
    await page.getByRole('button', { name: 'It is right, send 24 rows' }).click();
    const note = page.getByLabel('Why it is right, for readers');
    await page.getByText('Say in a few words why').waitFor();
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(current.uploads).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await picture('odd');
    await note.fill('Grade 8 has moved.');
    await page.getByRole('button', { name: 'It is right, send 24 rows' }).click();
    await page.getByText('Thank you').waitFor();
    expect(current.uploads).toMatchObject([{ note: 'Grade 8 has moved.', confirmed: ['fewer-students'] }]);
  });

  it('asks about a file that is held when it arrived, on a narrow screen too, and follows it once it is confirmed', async () => {
    await open(script({ receipts: [fixtures.held] }), {
      hash: '#receipt-0000000042',
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await titled('Something about this file is odd. Please look at it');
    await page.getByText('1,204 of the 19,702 students are gone').waitFor();
    expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await picture('held-phone-dark');
    await page.getByRole('button', { name: 'It is right, count it' }).click();
    await page.getByText('Say in a few words why').waitFor();
    expect(current.confirmations).toEqual([]);
    await page.getByLabel('Why it is right, for readers').fill('Our high schools report elsewhere.');
    await page.getByRole('button', { name: 'It is right, count it' }).click();
    await page.getByText('Thank you. All 9,871 rows were accepted').waitFor();
    expect(current.confirmations).toEqual([{ note: 'Our high schools report elsewhere.' }]);
  });

  it('makes templates for this very link, which are taken once they are filled in', async () => {
    await open(script());
    const take = async (name: string) => {
      const [taken] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return { name: taken.suggestedFilename(), buffer: await readFile(await taken.path()), mimeType: '' };
    };
    const csv = await take('Template, CSV');
    expect(csv.name).toBe('attendance-template.csv');
    expect(csv.buffer.toString()).toMatch(/\r\nEXAMPLE,Juniper Middle,3,20,1.5,2026-02,/);
    const workbook = await take('Template, Excel');
    await page.setInputFiles('input[type=file]', workbook);
    await titled('The file has a heading, but no rows');
    await picture('template-empty');
    expect(await page.getByLabel('The sheet that is read').locator('option').allTextContents()).toEqual([
      ...['Attendance', 'Explanation', 'Lists'],
    ]);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await page.setInputFiles('input[type=file]', {
      ...csv,
      buffer: Buffer.from(`${csv.buffer}7,Larch Middle,7,20,1\r\n`),
    });
    await titled('The row is ready');
    await page.getByText('marked EXAMPLE, left aside').waitFor();
  });

  it('reads the sheet of a workbook that the partner chooses, and says so when it is sent', async () => {
    const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent'];
    const sheets = [
      { name: 'Notes', rows: [['For the partnership']] },
      { name: 'January', rows: [headings, ['1', '06', '7', 20, 1]] },
      { name: 'Empty' },
      { name: 'Other', rows: [['student_id', 'school', 'remarks']] },
      { name: 'February', rows: [headings, ['1', '06', '7', 20, 1], ['2', '07', '8', 19, 0]] },
    ];
    await open(script());
    const buffer = Buffer.from(makeWorkbook({ sheets }));
    await page.setInputFiles('input[type=file]', { name: 'months.xlsx', mimeType: '', buffer });
    await page.getByRole('alert').getByText('The first row does not name the columns').waitFor();
    const sheet = page.getByLabel('The sheet that is read');
    expect(await sheet.locator('option').allTextContents()).toEqual(['Notes', 'January', 'Other', 'February']);
    expect(await axeViolations(page)).toEqual([]);
    await picture('sheet-turned-down');
    await sheet.selectOption('January');
    await titled('The row is ready');
    await sheet.selectOption('Other');
    await titled('Which column is which?');
    expect(await axeViolations(page)).toEqual([]);
    await picture('sheet-mapping');
    await sheet.selectOption('February');
    await titled('All 2 rows are ready');
    await page.getByText('Read from the sheet “February”.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('sheet');
    await page.getByRole('button', { name: SEND }).click();
    await page.getByText('Thank you').waitFor();
    expect(current.uploads.map(({ fileName, sheet }) => [fileName, sheet])).toEqual([['months.xlsx', 'February']]);
  });

  it('takes a file that is dropped on it', async () => {
    await open(script());
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['student_id,school\n'], 'dropped.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    });
    await page.getByRole('alert').getByText('The file lacks the columns').waitFor();
  });

  it('shows how to send from a terminal, with the address of this very link', async () => {
    await open(script());
    await page.getByText('From a terminal').click();
    const lines = await page.locator('.terminal pre').textContent();
    expect(lines?.split('\n')).toHaveLength(2);
    expect(lines).toContain(`${site.origin}/api/send/${TOKEN}/uploads`);
    expect(await axeViolations(page)).toEqual([]);
    await picture('terminal');
  });

  it('stops when told to, and keeps the file at hand', async () => {
    await open(script({ hold: new Promise(() => {}) }));
    await page.setInputFiles('input[type=file]', file);
    await page.getByRole('button', { name: SEND }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await titled('All 2 rows are ready');
  });

  it('turns down what cannot be right before sending it', async () => {
    await open(script());
    const wrong: [string, Buffer, string][] = [
      ['empty.csv', Buffer.alloc(0), 'This file is empty'],
      ['book.csv', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'This is a compressed file'],
      ['book.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'This is an older or locked Excel workbook'],
    ];
    for (const [name, buffer, words] of wrong) {
      await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer });
      await page.getByRole('alert').getByText(words).waitFor();
    }
    expect(await axeViolations(page)).toEqual([]);
    await picture('turned-down');
  });

  it('says what happened when the link ends while the file is chosen', async () => {
    await open(script());
    await page.setInputFiles('input[type=file]', file);
    await titled('All 2 rows are ready');
    current = script({ link: fixtures.problem('link-expired', 'Ask your partnership contact for a new one.') });
    await page.getByRole('button', { name: SEND }).click();
    await page.getByRole('alert').getByText('This link has ended').waitFor();
    expect(current.uploads).toEqual([]);
  });
});

describe('a file that is checked before it is sent', () => {
  const heading = 'Last name,student_id,school,grade,days_enrolled,days_absent';
  const row = (id: number, school = '06', absent = 1) => `Larsson,${id},${school},7,20,${absent}`;
  const rows = Array.from({ length: 40 }, (_, index) => row(index + 1));
  const csv = (lines: string[]) => ({
    ...{ name: 'february.csv', mimeType: 'text/csv' },
    buffer: Buffer.from([heading, ...lines].join('\n')),
  });
  const wrong = [...rows, row(41, '99'), row(42, '06', 30)];

  it('shows the rows to mend, takes them back mended, and sends the whole without names', async () => {
    await open(script());
    await page.setInputFiles('input[type=file]', csv(wrong));
    await titled('2 of 42 rows need mending. The rest are ready');
    const table = await page.locator('table.stacked:not(.mapping)').textContent();
    for (const words of ['Row 42', 'school', 'This is not one of your schools.', 'Row 43', 'days_absent']) {
      expect(table).toContain(words);
    }
    const moved = await page.getByRole('table', { name: 'Chronic absence, before and after' }).textContent();
    for (const words of ['Fircrest', 'Juniper Middle', '19.5%', 'fewer than 3 of 40']) expect(moved).toContain(words);
    await page.getByText('Moved up: known once the file is in.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('checked');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the 2 rows to mend' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('to-mend february.csv');
    const toMend = await readFile(await download.path(), 'utf8');
    expect(toMend.split('\r\n')[1]).toMatch(/^42,Larsson,41,99,7,20,1,school: This is not one of your schools/);
    const buffer = Buffer.from(toMend.replace(',99,', ',07,').replace(',30,', ',3,'));
    await page.setInputFiles('input[type=file]', { name: 'mended.csv', mimeType: 'text/csv', buffer });
    await titled('All 42 rows are ready');
    await page.getByText('Leave a column out of what is sent: Last name').waitFor();
    expect(current.uploads).toEqual([]);
    await page.getByRole('button', { name: 'Send 42 rows' }).click();
    await page.getByText('Thank you').waitFor();
    const [sent] = current.uploads;
    expect(sent?.fileName).toBe('february.csv');
    expect(sent?.body.split('\r\n')).toHaveLength(44);
    expect(sent?.body).toContain('\r\n41,07,7,20,1\r\n42,06,7,20,3\r\n');
    expect(sent?.body).not.toContain('Larsson');
  });

  const unknown = [
    'Surname,Stu Nbr,Bldg,Lvl,Days Enr,Gone,ell',
    ...rows.map((one) => `${one},${one.length % 2 ? 'ELD' : 'N'}`),
  ];
  const asked = {
    name: 'own.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(unknown.join('\n').replaceAll(',06,', ',Jun,')),
  };

  it('asks once which column is which and what codes stand for, then reads the next file silently', async () => {
    await open(script());
    await page.setInputFiles('input[type=file]', asked);
    await titled('Which column is which?');
    await page.getByText('We do not know your headings yet').waitFor();
    const column = (name: string) => page.getByLabel(`Column of ${name}`, { exact: true });
    expect(await column('student_id').locator('option:checked').textContent()).toBe('Stu Nbr');
    await column('days_absent').selectOption({ label: 'Choose a column' });
    await page.getByRole('button', { name: 'Read it this way' }).click();
    await page.getByRole('alert').getByText('Choose a column for').waitFor();
    for (const [name, label] of [
      ['school', 'Bldg'],
      ['grade', 'Lvl'],
      ['days_absent', 'Gone'],
    ] as const) {
      await column(name).selectOption({ label });
    }
    await page.getByText('Not needed: Surname.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('mapping');
    await page.getByRole('button', { name: 'Read it this way' }).click();
    await titled('40 of 40 rows need mending, more than one in ten');
    await page.getByLabel('What Jun stands for').selectOption({ label: 'Juniper Middle' });
    expect(await axeViolations(page)).toEqual([]);
    await picture('mapping-labels');
    await page.getByRole('button', { name: 'Read it this way' }).click();
    await page.getByLabel('What ELD stands for').selectOption({ label: 'English learners' });
    await page.getByRole('button', { name: 'Read it this way' }).click();
    await titled('All 40 rows are ready');
    expect(current.uploads).toEqual([]);
    await page.getByRole('button', { name: 'Send 40 rows' }).click();
    await page.getByText('Thank you').waitFor();
    const [mapping] = current.mappings;
    expect(mapping).toEqual({
      columns: { stunbr: 'student_id', bldg: 'school', lvl: 'grade', daysenr: 'days_enrolled', gone: 'days_absent' },
      values: { place: { jun: 'juniper' }, english_learner: { eld: 'yes' } },
      headings: ['Surname', 'Stu Nbr', 'Bldg', 'Lvl', 'Days Enr', 'Gone', 'ell'],
    });
    expect(current.uploads[0]?.body).not.toContain('Larsson');
    await page.context().close();

    const expectation = { ...fixtures.expectation, mapping };
    await open(script({ expectation }), { viewport: { width: 360, height: 800 } });
    await page.setInputFiles('input[type=file]', asked);
    await titled('All 40 rows are ready');
    await page.getByText('Read as last time.').waitFor();
    await page.getByRole('button', { name: 'Choose another file' }).click();
    const changed = Buffer.from(asked.buffer.toString().replace('Gone', 'Absences').replace('Surname', 'Homeroom'));
    await page.setInputFiles('input[type=file]', { ...asked, buffer: changed });
    await titled('Which column is which?');
    await page.getByText('New since your last file: Homeroom, Absences. Not in it any more: Surname, Gone.').waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('mapping-changed');
    await page.getByRole('button', { name: 'Read it this way' }).click();
    await titled('All 40 rows are ready');
  });

  it('goes out as it is where the partner says so', async () => {
    await open(script());
    await page.setInputFiles('input[type=file]', csv(rows));
    await page.getByRole('checkbox', { name: /^Leave a column out/ }).uncheck();
    await page.getByRole('button', { name: 'Send 40 rows' }).click();
    await page.getByText('Thank you').waitFor();
    expect(current.uploads[0]?.body).toBe(csv(rows).buffer.toString());
  });

  it('is not sent when it would be refused, whole or for its rows', async () => {
    await open(script());
    const of = (buffer: string) => ({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from(buffer) });
    await page.setInputFiles('input[type=file]', of('student_id,school,grade\n1,06,7\n'));
    await page.getByRole('alert').getByText('The file lacks the columns days_enrolled, days_absent').waitFor();
    await picture('lacks-columns');
    await page.setInputFiles('input[type=file]', csv([row(1, '99'), row(2, '99'), row(3)]));
    await titled('2 of 3 rows need mending, more than one in ten');
    expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    await picture('too-many');
    expect(await axeViolations(page)).toEqual([]);
    expect(current.uploads).toEqual([]);
  });

  it('may be a OneRoster export, of which one roster is made and sent', async () => {
    const members = {
      'orgs.csv': 'sourcedId,name,type,identifier\no-1,Juniper Middle,school,06\n',
      'users.csv': 'sourcedId,orgSourcedIds,role,familyName,identifier\nu-1,o-1,student,Larsson,101\n',
      'demographics.csv': 'sourcedId,birthDate,sex,asian\nu-1,2015-09-01,female,true\n',
    };
    const packed = zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])));
    const expectation = { ...fixtures.expectation, dataset: 'roster' as const };
    await open(script({ link: fixtures.rosterLink, expectation, receipts: [fixtures.rosterIn] }));
    await titled('Send the roster for 2025–26');
    await picture('roster');
    await page.setInputFiles('input[type=file]', {
      ...{ name: 'oneroster.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) },
    });
    await titled('The row is ready');
    await page.getByText('Gender, Race and ethnicity').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('roster-checked');
    await page.getByRole('button', { name: 'Send 1 row' }).click();
    await page.getByText('It changes no total.').waitFor();
    await picture('roster-in');
    expect(current.uploads[0]?.fileName).toBe('oneroster.csv');
    expect(current.uploads[0]?.body).toContain('101,06,o-1,Juniper Middle,,,asian,female');
    expect(current.uploads[0]?.body).not.toMatch(/Larsson|2015-09-01/);
  });

  it('can be sent unchecked when it cannot be checked here', async () => {
    await open(script({ cannotCheck: true }));
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('It could not be checked on this computer').waitFor();
    await page.getByRole('button', { name: 'Send this file' }).click();
    await page.getByText('Thank you').waitFor();
  });

  it('fits 320 pixels, in the dark', async () => {
    await open(script(), { viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
    await page.setInputFiles('input[type=file]', csv(wrong));
    await titled('2 of 42 rows need mending. The rest are ready');
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('checked-320-dark');
  });

  it('of a hundred thousand rows is checked while the page stays at hand', async () => {
    await open(script());
    const many = Array.from({ length: 100_000 }, (_, index) => row(index + 1));
    await page.setInputFiles('input[type=file]', csv(many));
    await titled('All 100,000 rows are ready');
  }, 60_000);
});

describe('the receipt', () => {
  const hash = '#receipt-0000000042';

  it('stays when the page is loaded anew, also when the link is used up', async () => {
    await open(script({ link: fixtures.problem('link-used-up', 'Ask for a new one.') }), { hash });
    await titled('Thank you. All 9,871 rows were accepted');
    await page.reload();
    await page.getByText('Thank you').waitFor();
    expect(await page.getByRole('link', { name: 'Send a correction' }).count()).toBe(0);
  });

  it('shows what moved: change with sign, hidden in words, a part of the region as such', async () => {
    await open(script({ receipts: [fixtures.correction] }), { hash });
    const table = await page.getByRole('table', { name: 'Chronic absence, before and after' }).textContent();
    for (const words of [
      'January 2026',
      '+0.8',
      '−0.4',
      'Hidden to protect students',
      '3 of 7 districts so far',
      'English learners',
    ]) {
      expect(table).toContain(words);
    }
    expect(await page.locator('main').textContent()).toContain('checksum 3f9a 41c7');
    expect(await axeViolations(page)).toEqual([]);
    await picture('receipt');
  });

  it('takes the file back after asking once more, says so, and shows what that moved', async () => {
    const undoing = { ...fixtures.withdrawn, stage: 'computing' as const };
    const answers = script({
      receipts: [fixtures.correction],
      afterWithdrawal: [undoing, undoing, fixtures.withdrawn],
    });
    await open(answers, { hash });
    await page.getByRole('button', { name: 'Withdraw' }).press('Enter');
    const asked = page.getByRole('group', { name: 'Withdraw attendance_feb_v2.csv?' });
    expect(await asked.textContent()).toMatch(/The file of Mar 9, 2026, \d+:31 [ap]m counts again\./);
    expect(await asked.evaluate((group) => group === document.activeElement)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await picture('withdraw');
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Withdraw');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('It was the file of March.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await titled('This file was withdrawn');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const status = page
      .getByRole('status')
      .filter({ hasText: 'Withdrawn by Fircrest School District on Mar 11, 2026' });
    await status.filter({ hasText: 'The file of Mar 9, 2026' }).waitFor();
    expect(current.withdrawals).toEqual([{ reason: 'It was the file of March.' }]);
    const moved = page.getByRole('table', { name: 'With the file and without it' });
    expect(await moved.textContent()).toMatch(/Chronic absence22\.7%22\.4%−0\.3/);
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Send a correction' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('withdrawn');
  });

  it('keeps the history of the period: which file by its checksum, what it replaced and moved', async () => {
    await open(script({ receipts: [fixtures.withdrawn] }), { hash });
    const history = page.locator('.history');
    const text = await history.textContent();
    for (const words of [
      'through another link',
      'replaces the file of Mar 9, 2026',
      '9,833 rows',
      'It was the file of March.',
    ])
      expect(text).toContain(words);
    await history.getByText('checksum 3f9a 41c7').first().click();
    const whole = history.getByText(/^3f9a41c7[0-9a-f]{56}$/).first();
    await whole.waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('lists the rows to mend by kind, and one kind alone', async () => {
    await open(script({ receipts: [fixtures.toMend] }), { hash });
    await titled('38 of 9,874 rows need mending. The rest are in');
    await picture('to-mend');
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download this list' }).click(),
    ]);
    expect(taken.suggestedFilename()).toBe('rows to mend of attendance_feb.csv');
    const lines = (await readFile(await taken.path(), 'utf8')).split('\r\n');
    expect(lines).toHaveLength(40);
    expect(lines[1]).toMatch(/^214,days_absent,More days absent than days enrolled\./);
    const table = page.locator('table.stacked');
    expect(await table.locator('tbody tr').count()).toBe(8);
    await page.getByRole('button', { name: 'Show all 38' }).click();
    expect(await table.locator('tbody tr').count()).toBe(38);
    await page.getByRole('button', { name: '5 unknown school' }).click();
    expect(await table.locator('tbody tr').count()).toBe(5);
    expect(await table.textContent()).toContain('Row 1,038');
    expect(await page.locator('main').textContent()).toContain('Chronic absence at Fircrest rose from 21.9% to 22.7%');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('says in one sentence why a file was refused whole, and what is safe', async () => {
    await open(script({ receipts: [fixtures.refused] }), { hash });
    await titled('This looks like DIBELS, not attendance');
    expect(await page.locator('main').textContent()).toContain('No measure changed, and the file was deleted.');
    await picture('refused');
    await page.getByRole('link', { name: 'Choose another file' }).click();
    await page.getByText('Send attendance for February 2026').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

describe('a link that does not open', () => {
  it.each([
    ['link-unknown', 'This link is not known', 0],
    ['link-expired', 'This link has ended', 1],
    ['link-revoked', 'This link was withdrawn', 0],
    ['link-used-up', 'This link has been used as often as it may be', 1],
    ['no-agreement', 'No data sharing agreement covers this link', 0],
  ] as const)('%s has its own sentence, and a way on where there is one', async (kind, words, ways) => {
    await open(script({ link: fixtures.problem(kind, 'Ask your partnership contact for a new one.') }));
    await titled(words);
    expect(await page.locator('main').textContent()).toContain('Ask your partnership contact for a new one.');
    expect(await page.getByRole('button', { name: 'Ask for a new link' }).count()).toBe(ways);
    expect(await axeViolations(page)).toEqual([]);
    await picture(kind);
  });
});

describe('every width and theme', () => {
  it.each(['light', 'dark'] as const)('fits 320 pixels, reads well and has contrast in %s', async (colorScheme) => {
    const narrow = { viewport: { width: 320, height: 700 }, colorScheme };
    await open(script(), narrow);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`choose-320-${colorScheme}`);
    await page.context().close();
    await open(script({ receipts: [fixtures.toMend] }), { ...narrow, hash: '#receipt-0000000042' });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`receipt-320-${colorScheme}`);
    await page.context().close();
    await open(script({ receipts: [fixtures.correction] }), { ...narrow, hash: '#receipt-0000000042' });
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('checksum 3f9a 41c7').first().click();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(`withdraw-320-${colorScheme}`);
  });

  it('keeps its marks in forced colors', async () => {
    await open(script({ receipts: [fixtures.toMend] }), { forcedColors: 'active', hash: '#receipt-0000000042' });
    expect(await axeViolations(page)).toEqual([]);
    await picture('forced-colors');
  });
});
