import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problem, refusal, refusals, rowProblems } from './problems-catalog.ts';
import { suspicions } from './suspicions/catalog.ts';

/** Rows of a table of a page, cell by cell, without its heading. */
async function table(page: string, after: string): Promise<string[][]> {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const section = text.slice(text.indexOf(after)).split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const rows = (catalog: Record<string, { message: string; hint: string }>) =>
  Object.entries(catalog).map(([code, { message, hint }]) => [`\`${code}\``, message, hint]);

describe('the catalog of problems', () => {
  it('is what docs/problems.md lists', async () => {
    expect(await table('problems.md', '## Rows to mend')).toEqual(rows(rowProblems));
    expect(await table('problems.md', '## Files refused whole')).toEqual(rows(refusals));
    expect(await table('problems.md', '## Odd, not wrong')).toEqual(rows(suspicions));
  });

  it('says each thing in whole sentences', () => {
    for (const { message, hint } of [rowProblems, refusals, suspicions].flatMap((catalog) => Object.values(catalog))) {
      expect(message).toMatch(/^[A-Z{].*\.$/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('fills words in', () => {
    expect(refusal('wrong-dataset', { found: 'counts', expected: 'attendance' }).message).toBe(
      'This looks like counts, but the link is for attendance.',
    );
    expect(problem('grade-unknown', 7, 'Grade')).toMatchObject({ code: 'grade-unknown', row: 7, column: 'Grade' });
  });
});
