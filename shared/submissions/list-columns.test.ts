import { describe, expect, it } from 'vitest';
import { listColumns } from './list-columns.ts';

describe('the columns that a report lists', () => {
  it('are headings as they are, shortened', () => {
    expect(listColumns(['Last Name', 'Teacher_K', 'x'.repeat(100)])).toEqual([
      'Last Name',
      'Teacher_K',
      'x'.repeat(80),
    ]);
    expect(listColumns(['Note', 'Note'])).toEqual(['Note', 'Note']);
  });

  it('are one for all grades and windows', () => {
    const headings = ['Form_LNF_K_End', 'Teacher_K', 'Form_LNF_1st_Middle', 'Teacher_8th'];
    expect(listColumns(headings)).toEqual(['Form_LNF_… (2 columns)', 'Teacher_… (2 columns)']);
  });

  it('are at most a hundred, and the number of the others', () => {
    const headings = Array.from({ length: 4000 }, (_, index) => `Item ${index}`);
    expect(listColumns(headings).slice(99)).toEqual(['Item 99', '3,900 more']);
  });
});
