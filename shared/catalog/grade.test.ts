import { describe, expect, it } from 'vitest';
import { parseGrade } from './grade.ts';

describe('a grade', () => {
  it.each([
    ['K', 'K'],
    ['k', 'K'],
    ['KG', 'K'],
    ['KF', 'K'],
    ['Kindergarten', 'K'],
    ['0', 'K'],
    ['00', 'K'],
    ['PK', 'PK'],
    ['Pre-K', 'PK'],
    ['TK', 'PK'],
    ['-1', 'PK'],
    ['3', '3'],
    ['03', '3'],
    ['3.0', '3'],
    ['3rd', '3'],
    ['Grade 3', '3'],
    ['3rd Grade', '3'],
    ['12', '12'],
  ])('“%s” is %s', (text, grade) => {
    expect(parseGrade(text)).toBe(grade);
  });

  it.each(['', '13', '99', 'Third', 'N/A', '-2', '3-4', '1.5', '1.2', 'constructor'])('is not “%s”', (text) => {
    expect(parseGrade(text)).toBeUndefined();
  });
});
