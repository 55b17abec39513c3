import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { axeViolations, sidewaysScroll } from './page-checks.ts';
import * as fixtures from './partner-fixtures.ts';
import { current, file, open, page, picture, startPartnerPages, titled } from './partner-pages.ts';
import { script } from './partner-server.ts';

startPartnerPages();

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
