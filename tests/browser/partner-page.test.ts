import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { makeWorkbook } from '../../shared/submissions/testing/make-workbook.ts';
import { axeViolations, sidewaysScroll } from './page-checks.ts';
import * as fixtures from './partner-fixtures.ts';
import {
  answerWith,
  current,
  file,
  open,
  page,
  picture,
  SEND,
  site,
  startPartnerPages,
  TOKEN,
  titled,
} from './partner-pages.ts';
import { script } from './partner-server.ts';

startPartnerPages();

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
      { name: 'Other', rows: [['student_id', 'school', 'level', 'in', 'out']] },
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
    answerWith(script({ link: fixtures.problem('link-expired', 'Ask your partnership contact for a new one.') }));
    await page.getByRole('button', { name: SEND }).click();
    await page.getByRole('alert').getByText('This link has ended').waitFor();
    expect(current.uploads).toEqual([]);
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
