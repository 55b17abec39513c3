import { expect, it } from 'vitest';
import { problemsCsv } from './problems-csv.ts';

it('lists rows to mend for a spreadsheet, which takes nothing in it for a formula', () => {
  const problem = { code: 'days-invalid', row: 6, column: '=days, absent', message: 'No number.', hint: 'Write 3.' };
  expect(problemsCsv([problem])).toBe(
    'Row,Column,What is wrong,How to mend it,Code\r\n6,"\'=days, absent",No number.,Write 3.,days-invalid\r\n',
  );
});
