import { describe, expect, it } from 'vitest';
import { emptyMapping } from '../../../shared/submissions/mapping/mapping.ts';
import { changeWords, factsWords, namesWords, readByWords } from './mapping.ts';

describe('words of how a file is read', () => {
  it('say what is in a column without a value of a student', () => {
    expect(factsWords({ kind: 'numbers', range: [0, 180] })).toBe('Numbers 0 to 180');
    expect(factsWords({ kind: 'numbers', range: [20, 20] })).toBe('Always 20');
    expect(factsWords({ kind: 'numbers' })).toBe('Numbers');
    expect(factsWords({ kind: 'ids' })).toBe('Different in each row');
    expect(factsWords({ kind: 'labels', different: 1 })).toBe('1 different value');
  });

  it('name what came and went', () => {
    expect(changeWords({ added: ['Homeroom'], gone: [] })).toBe('New since your last file: Homeroom.');
    expect(changeWords({ added: ['A', 'B'], gone: ['C'] })).toBe(
      'New since your last file: A, B. Not in it any more: C.',
    );
    expect(namesWords(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });

  it('say by what it is read', () => {
    expect(readByWords(emptyMapping, false)).toBe('Columns are read by their headings.');
    const said = { ...emptyMapping, columns: { kid: 'student_id' }, headings: ['Kid'] };
    expect([readByWords(said, false), readByWords(said, true)]).toEqual(['Read as last time.', 'Read as you said.']);
  });
});
