import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, neutral, restored } from './csv-text.ts';
import { readRecords } from './records.ts';
import { inChunks } from './testing/read-text.ts';

describe('a line of CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
    [[' spaced '], '" spaced "\r\n'],
    [['', ''], ',\r\n'],
  ])('is written as %j', (values, line) => {
    expect(csvLine(values)).toBe(line);
  });

  it('reads back as what was written, whatever it holds', async () => {
    const value = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(',', ';'),
        async (row, mark) => {
          const file = csvLine(['one', 'two'], mark) + csvLine(row, mark);
          const read: string[][] = [];
          await readRecords(inChunks(new TextEncoder().encode(file)), (fields) => {
            read.push(Array.from({ length: fields.count }, (_, index) => fields.text(index)));
          });
          expect(read[1]).toEqual(row);
        },
      ),
    );
  });
});

describe('text that begins like a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['-', "'-"],
    ['＝1+1', "'＝1+1"],
    ["'=1+1", "''=1+1"],
    ['\t=1+1', "'\t=1+1"],
  ])('%s becomes text, and comes back', (text, expected) => {
    expect(neutral(text)).toBe(expected);
    expect(restored(expected)).toBe(text);
  });

  it.each(['-3.5', '+2', '-1,234.5', '-12 %', 'plain', '', "it's", '12-13'])('is not %s', (text) => {
    expect(neutral(text)).toBe(text);
    expect(restored(text)).toBe(text);
  });
});
