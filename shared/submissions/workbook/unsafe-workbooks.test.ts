import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refusal } from '../problems-catalog.ts';
import { type MadeWorkbook, makeWorkbook } from '../testing/make-workbook.ts';
import { accept, read, refuse } from '../testing/read-text.ts';

const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent'];
const rows = [headings, ['1', 'birch', '3', 20, 1]];
const workbook = (more: Partial<MadeWorkbook> = {}) => makeWorkbook({ sheets: [{ rows }], ...more });
const codeOf = async (bytes: Uint8Array) => (await refuse(bytes)).refusal.code;

/** The central directory's entry of a part, to write lies into. */
function entryOf(bytes: Uint8Array, name: string): DataView {
  const at = Buffer.from(bytes).lastIndexOf(name) - 46;
  return new DataView(bytes.buffer, bytes.byteOffset + at);
}

describe('files that are no workbook to be read', () => {
  it('are told apart', async () => {
    expect(await codeOf(zipSync({ '[Content_Types].xml': strToU8('a'), 'word/document.xml': strToU8('a') }))).toBe(
      'not-text',
    );
    expect(await codeOf(workbook({ parts: { 'xl/workbook.bin': 'binary' } }))).toBe('workbook-binary');
    const old = [0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(2000)];
    expect(await codeOf(Uint8Array.from(old))).toBe('workbook-old');
    expect(await codeOf(Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le'), 0, 0]))).toBe(
      'workbook-locked',
    );
  });

  it('hold a password of the ZIP itself', async () => {
    const bytes = workbook();
    const entry = entryOf(bytes, 'xl/workbook.xml');
    entry.setUint16(8, entry.getUint16(8, true) | 1, true);
    expect(await codeOf(bytes)).toBe('workbook-locked');
  });
});

describe('what a workbook points to outside itself', () => {
  it('is never followed, and macros are not run', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const external = `<Relationships><Relationship Id="rId1" Type="${office}/externalLinkPath" TargetMode="External" Target="http://127.0.0.1:1/secret.xlsx"/></Relationships>`;
    const parts = { 'xl/externalLinks/_rels/externalLink1.xml.rels': external, 'xl/vbaProject.bin': 'not run' };
    expect((await accept(workbook({ parts }))).report.accepted).toBe(1);
    const relations = `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" TargetMode="External" Target="http://127.0.0.1:1/sheet1.xml"/></Relationships>`;
    expect(await codeOf(workbook({ parts: { 'xl/_rels/workbook.xml.rels': relations } }))).toBe('file-empty');
  });

  it('is not read through entities', async () => {
    const xml = (head: string) =>
      `<?xml version="1.0"?>${head}<worksheet><sheetData><row><c t="inlineStr"><is><t>&lol;</t></is></c></row></sheetData></worksheet>`;
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>';
    expect(await codeOf(workbook({ sheets: [{ xml: xml(bomb) }] }))).toBe('workbook-unreadable');
    expect(await codeOf(workbook({ sheets: [{ xml: xml('') }] }))).toBe('workbook-unreadable');
  });
});

describe('a workbook that unpacks to more than it may', () => {
  const bomb = new Uint8Array(210 * 1024 * 1024).fill(0x20);

  it('is refused by its own word, or as soon as it is more', async () => {
    const honest = workbook({ parts: { 'xl/sharedStrings.xml': bomb } });
    expect(await codeOf(honest)).toBe('workbook-too-large');
    entryOf(honest, 'xl/sharedStrings.xml').setUint32(24, 1000, true);
    expect(['workbook-too-large', 'workbook-unreadable']).toContain(await codeOf(honest));
  }, 30_000);

  it('is refused when a part is larger or smaller than it says', async () => {
    for (const size of [1, 1_000_000]) {
      const bytes = workbook();
      entryOf(bytes, 'xl/worksheets/sheet1.xml').setUint32(24, size, true);
      expect(await codeOf(bytes)).toBe('workbook-unreadable');
    }
  });

  it('is refused for a value without an end, however well it packs', async () => {
    const value = (mb: number) => 'x'.repeat(mb * 1024 * 1024);
    const xml = (cell: string) => `<worksheet><sheetData><row><c r="A1" ${cell}</row></sheetData></worksheet>`;
    const cells = [`t="inlineStr"><is><t>${value(100)}</t></is></c>`, `t="${value(10)}"/>`, `/><!--${value(10)}-->`];
    for (const cell of cells) {
      const bytes = workbook({ sheets: [{ xml: xml(cell) }] });
      const started = performance.now();
      expect(await codeOf(bytes)).toBe('workbook-unreadable');
      expect(performance.now() - started).toBeLessThan(5000);
    }
  }, 60_000);

  it('is refused for more parts, deeper elements or longer rows than Excel writes', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`media/${index}`, '']));
    expect(await codeOf(workbook({ parts }))).toBe('workbook-too-large');
    expect(await codeOf(workbook({ sheets: [{ xml: '<a>'.repeat(200_000) }] }))).toBe('workbook-unreadable');
    const cells = Array.from({ length: 400 }, () => `<c t="inlineStr"><is><t>${'x'.repeat(30_000)}</t></is></c>`).join(
      '',
    );
    const xml = `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`;
    expect(await codeOf(workbook({ sheets: [{ xml }] }))).toBe('workbook-unreadable');
  });

  it('is refused for more columns than a record has', async () => {
    const xml = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>';
    const { refusal: why } = await refuse(workbook({ sheets: [{ xml }] }));
    expect(why.message).toBe(refusal('unreadable', { reason: 'row 1 has more than 4096 columns' }).message);
  });
});

describe('a damaged workbook', () => {
  const sheet = (data: string) =>
    workbook({ sheets: [{ xml: `<worksheet><sheetData>${data}</sheetData></worksheet>` }] });

  it.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['rows beyond the last', '<row r="1048577"/>'],
    ['cells out of order', '<row><c r="B1"/><c r="A1"/></row>'],
    ['cells without a place', '<row><c r="?"/></row>'],
    ['texts that are missing', '<row><c t="s"><v>7</v></c></row>'],
    ['numbers that are none', '<row><c><v>seven</v></c></row>'],
    ['cells of an unknown kind', '<row><c t="x"><v>7</v></c></row>'],
    ['attributes without end', '<row r="1><c/></row>'],
    ['elements without end', '<row><c>'],
  ])('is refused for %s', async (_, data) => {
    expect(await codeOf(sheet(data))).toBe('workbook-unreadable');
  });

  it('is refused when it ends early, at every byte', async () => {
    const bytes = workbook();
    for (let length = 4; length < bytes.length; length += 1) {
      const outcome = await read(bytes.subarray(0, length));
      expect(outcome).toMatchObject({ state: 'refused', refusal: { code: 'workbook-unreadable' } });
    }
  });

  it('is refused for a single bit of its sheet that is another, stored or packed', async () => {
    const xml = '<worksheet><sheetData><row><c><v>1234</v></c></row></sheetData></worksheet>';
    const stored = zipSync(
      {
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="a" Type="worksheet" Target="sheet.xml"/></Relationships>',
        ),
        'xl/sheet.xml': strToU8(xml),
      },
      { level: 0 },
    );
    expect(await codeOf(stored)).toBe('no-headings');
    const at = Buffer.from(stored).indexOf('1234');
    stored[at] = (stored[at] ?? 0) ^ 1;
    expect(await codeOf(stored)).toBe('workbook-unreadable');
  });
});
