import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { readRecords } from './records.ts';
import { inChunks } from './testing/read-text.ts';

/** All records of a file, as text by text. */
async function records(file: string | Uint8Array, chunkSize?: number) {
  const rows: string[][] = [];
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  await readRecords(decodeText(inChunks(bytes, chunkSize)), (fields) => {
    rows.push(Array.from({ length: fields.count }, (_, index) => fields.text(index)));
  });
  return rows;
}

describe('records of a delimited file', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d\r\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    [
      'a;b;c,d\ne;f;g',
      [
        ['a', 'b', 'c,d'],
        ['e', 'f', 'g'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a|b\nc|d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'sep=;\r\na;b\nc,1;d',
      [
        ['a', 'b'],
        ['c,1', 'd'],
      ],
    ],
    [
      '"a,b,c";d\ne;f',
      [
        ['a,b,c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      'a,b\n"c\r\nd","e ""f"""\n',
      [
        ['a', 'b'],
        ['c\r\nd', 'e "f"'],
      ],
    ],
    [
      'a,b\n "c,d" ,e\n',
      [
        ['a', 'b'],
        ['c,d', 'e'],
      ],
    ],
    [
      'a,b\n5" pipe,c\n',
      [
        ['a', 'b'],
        ['5" pipe', 'c'],
      ],
    ],
    [
      'a,b\n"c"d,e\n',
      [
        ['a', 'b'],
        ['"c"d', 'e'],
      ],
    ],
    ['a,b\n,\n\n , \n', [['a', 'b'], ['', ''], [''], ['', '']]],
    [
      'a,b\nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['a', [['a']]],
  ])('of %j', async (text, expected) => {
    expect(await records(text)).toEqual(expected);
    expect(await records(text, 1)).toEqual(expected);
  });

  it.each([
    ['utf-8', new TextEncoder().encode('José,ñ\n')],
    ['utf-8 with its mark', new TextEncoder().encode('\ufeffJosé,ñ\n')],
    ['utf-16le with its mark', new Uint8Array(Buffer.from('\ufeffJosé,ñ\n', 'utf16le'))],
    ['utf-16le', new Uint8Array(Buffer.from('José,ñ\n', 'utf16le'))],
    ['utf-16be with its mark', new Uint8Array(Buffer.from('\ufeffJosé,ñ\n', 'utf16le').swap16())],
    ['utf-16be', new Uint8Array(Buffer.from('José,ñ\n', 'utf16le').swap16())],
    ['windows-1252', new Uint8Array(Buffer.from('José,ñ\n', 'latin1'))],
  ])('are the same in %s, however the bytes are cut', async (_, bytes) => {
    for (const size of [1, 2, 3, 5, 100]) expect(await records(bytes, size)).toEqual([['José', 'ñ']]);
  });

  it('are what was written, however values are quoted and bytes are cut', async () => {
    const value = fc.stringMatching(/^[a-zé0-9 "',;\n\r]{0,8}$/).map((text) => text.trim());
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      chunkSize: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, { delimiter, lineEnd, chunkSize }) => {
        const heading = rows[0]?.map((_, index) => `h${index}`) ?? [];
        const quoted = (text: string) => (/[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = [heading, ...rows].map((row) => row.map(quoted).join(delimiter)).join(lineEnd) + lineEnd;
        expect(await records(text, chunkSize)).toEqual([heading, ...rows]);
      }),
      { numRuns: 200 },
    );
  });

  it('end where a quotation mark is never closed, and do not read on and on', async () => {
    await expect(records(`a,b\n"c,${'d\n'.repeat(600_000)}`, 65_536)).rejects.toThrow('row 2 is never closed');
  });
});
