import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../catalog/dataset.ts';
import { dimensions, plain } from '../../catalog/dimensions.ts';
import { columnsOf, definitions } from './dataset-definition.ts';

const page = await readFile(new URL('../../../docs/data-dictionary.md', import.meta.url), 'utf8');
/** Rows of the table that follows a heading of the page. */
function tableAfter(heading: string): string[][] {
  const section = page.slice(page.indexOf(`${heading}\n`) + heading.length).split('\n#')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the definition of a dataset', () => {
  it.each(datasets)('is what the data dictionary says: %s', (dataset) => {
    const rows = definitions[dataset].fields.map(({ name, meaning, required, headings }) => [
      `\`${name}\``,
      required ? 'yes' : '',
      meaning,
      headings.filter((heading) => heading !== plain(name)).join(' '),
    ]);
    expect(tableAfter(`### \`${dataset}\``)).toEqual(rows);
  });

  it('has no heading that two of its fields share', () => {
    for (const { fields } of Object.values(definitions)) {
      const headings = fields.flatMap((field) => field.headings);
      expect(new Set(headings).size).toBe(headings.length);
      for (const heading of headings) expect(plain(heading)).toBe(heading);
    }
  });

  it('shows needed columns first', () => {
    const columns = columnsOf('assessment');
    expect(columns.map(({ required }) => required)).toEqual([true, true, true, true, true, false, false, false]);
    expect(columns[0]).toEqual({
      name: 'student_id',
      meaning: expect.stringContaining('never the id'),
      required: true,
    });
  });
});

describe('the dimensions of the data dictionary', () => {
  it('are those of the catalog', () => {
    const rows = dimensions.map(({ id, values, headings, flags = {} }) => [
      `\`${id}\``,
      Object.keys(values)
        .map((value) => `\`${value}\``)
        .join(' '),
      [...Object.keys(flags).map((heading) => `${heading} (yes or no)`), ...headings].join(', '),
    ]);
    expect(tableAfter('## Student groups')).toEqual(rows);
  });
});
