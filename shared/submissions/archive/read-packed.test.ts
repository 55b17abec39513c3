import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeWorkbook } from '../testing/make-workbook.ts';
import { accept, read, refuse } from '../testing/read-text.ts';

const text = 'student_id,school,grade,days_enrolled,days_absent\n1,birch,3,20,1\n2,cedar,4,20,0\n';
const csv = strToU8(text);
const workbook = makeWorkbook({
  sheets: [
    {
      name: 'February',
      rows: text
        .trim()
        .split('\n')
        .map((line) => line.split(',')),
    },
  ],
});
const codeOf = async (bytes: Uint8Array) => (await refuse(bytes)).refusal.code;

/** The central directory's entry of a part, to write lies into. */
function entryOf(bytes: Uint8Array, name: string): DataView {
  const at = Buffer.from(bytes).lastIndexOf(name) - 46;
  return new DataView(bytes.buffer, bytes.byteOffset + at);
}

describe('a ZIP', () => {
  it('with one text file or workbook in it is read as that', async () => {
    const alone = await accept(text);
    expect(await accept(zipSync({ 'february.csv': csv }))).toEqual(alone);
    expect(
      await accept(zipSync({ 'out/February.TXT': csv, '__MACOSX/out/._February.txt': csv, '.DS_Store': csv })),
    ).toEqual(alone);
    const packed = await accept(zipSync({ 'february.xlsx': workbook }));
    expect(packed.blocks).toEqual(alone.blocks);
    expect(packed.report.sheet).toBe('February');
  });

  it('with several files, none, or one of another kind is refused, and a ZIP within it stays closed', async () => {
    const inner = zipSync({ 'a.csv': csv });
    for (const files of [
      { 'a.csv': csv, 'b.csv': csv },
      { 'a.pdf': csv },
      { 'a.zip': inner },
      { 'users.csv': csv, b: csv },
    ]) {
      expect(await codeOf(zipSync(files as Record<string, Uint8Array>))).toBe('zip-contents');
    }
    expect(await codeOf(zipSync({}))).toBe('not-text');
    expect(await codeOf(zipSync({ 'a.csv': inner }))).toBe('not-text');
    expect(await codeOf(zipSync({ 'a.xlsx': inner }))).toBe('not-text');
  });

  it('takes names for nothing but names', async () => {
    expect((await accept(zipSync({ '../../etc/passwd.csv': csv }))).report.accepted).toBe(2);
  });

  it('is refused with a password, damaged, or when it unpacks to more than it may, whatever its sizes say', async () => {
    const locked = zipSync({ 'a.csv': csv });
    const flags = entryOf(locked, 'a.csv');
    flags.setUint16(8, flags.getUint16(8, true) | 1, true);
    expect(await codeOf(locked)).toBe('zip-locked');
    const damaged = zipSync({ 'a.csv': csv }, { level: 0 });
    const at = Buffer.from(damaged).indexOf('birch');
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(await codeOf(damaged)).toBe('zip-unreadable');
    const lying = zipSync({ 'a.csv': csv });
    entryOf(lying, 'a.csv').setUint32(24, 210 * 1024 * 1024, true);
    expect(await codeOf(lying)).toBe('zip-too-large');
    entryOf(lying, 'a.csv').setUint32(24, 10, true);
    expect(await codeOf(lying)).toBe('zip-unreadable');
  });

  it('is refused when it ends early, at every byte', async () => {
    const bytes = zipSync({ 'a.csv': csv });
    for (let length = 4; length < bytes.length; length += 1) {
      expect(await read(bytes.subarray(0, length))).toMatchObject({ state: 'refused' });
    }
  });
});
