import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './page-checks.ts';
import * as fixtures from './partner-fixtures.ts';
import { current, open, page, picture, startPartnerPages, titled } from './partner-pages.ts';
import { script } from './partner-server.ts';

startPartnerPages();

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
