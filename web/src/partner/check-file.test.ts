import { describe, expect, it } from 'vitest';
import { LIMITS, WORKBOOK_LIMITS } from '../../../shared/submissions/limits.ts';
import { makeWorkbook } from '../../../shared/submissions/testing/make-workbook.ts';
import { checkFile, checkFirstBytes } from './check-file.ts';

const rows = 'student_id,school\n1,Juniper\n';
const utf16 = (text: string) => new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);

describe('checkFirstBytes', () => {
  it('lets text in every encoding pass', () => {
    const latin = new Uint8Array([...'colegio;se\u00f1al\n'].map((c) => c.charCodeAt(0)));
    const texts = [new TextEncoder().encode(rows), new TextEncoder().encode(`\ufeff${rows}`), latin];
    for (const bytes of [...texts, utf16(rows), utf16(`\ufeff${rows}`)]) expect(checkFirstBytes(bytes)).toBeUndefined();
  });

  it('names formats that people choose by mistake', () => {
    expect(checkFirstBytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))?.message).toContain('older');
    expect(checkFirstBytes(new TextEncoder().encode('%PDF-1.7'))?.message).toContain('PDF');
  });

  it('lets workbooks and ZIP files pass, which only their reader can tell apart', () => {
    expect(checkFirstBytes(makeWorkbook({ sheets: [{ rows: [['student_id'], ['1']] }] }))).toBeUndefined();
    expect(checkFirstBytes(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeUndefined();
  });

  it('turns down bytes that are no text', () => {
    expect(checkFirstBytes(new Uint8Array([1, 0, 0, 7, 9, 0, 0, 3]))?.message).toBe(
      'This is neither a text file nor an Excel workbook',
    );
  });
});

describe('checkFile', () => {
  it('says what is wrong with an empty and an oversized file, and lets the largest one pass', async () => {
    expect((await checkFile(new File([], 'a.csv')))?.message).toBe('This file is empty');
    const sized = (size: number) => Object.defineProperty(new File([rows], 'a.csv'), 'size', { value: size });
    expect((await checkFile(sized(LIMITS.bytes + 1)))?.message).toContain('100 MB');
    expect(await checkFile(sized(LIMITS.bytes))).toBeUndefined();
    const bytes = new Uint8Array(makeWorkbook({ sheets: [{ rows: [['student_id']] }] }));
    const book = (size: number) => Object.defineProperty(new File([bytes], 'a.xlsx'), 'size', { value: size });
    expect((await checkFile(book(WORKBOOK_LIMITS.bytes + 1)))?.message).toContain('50 MB');
    expect(await checkFile(book(WORKBOOK_LIMITS.bytes))).toBeUndefined();
  });
});
