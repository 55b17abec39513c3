import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../../shared/submissions/csv-text.ts';
import { fileExpectationSchema } from '../../../../shared/submissions/file-expectation.ts';
import {
  emptyMapping,
  type Mapping,
  mappingSchema,
  NOT_NEEDED,
} from '../../../../shared/submissions/mapping/mapping.ts';
import { makeWorkbook } from '../../../../shared/submissions/testing/make-workbook.ts';
import { eastmoor, fircrest, read } from '../../../../shared/submissions/testing/read-text.ts';
import { checkFileRows } from './check-file-rows.ts';

const expectation = fileExpectationSchema.parse({
  ...{ dataset: 'attendance', places: fircrest, otherPlaces: eastmoor, indicators: [] },
});
const fileOf = (text: string) => new File([text], 'february.csv');
const check = (file: File, mended?: File) => checkFileRows({ file, mended, expectation, period: '2026-02' }, () => {});
const readByServer = async (file: Blob, mapping?: Mapping) => {
  const outcome = await read(new Uint8Array(await file.arrayBuffer()), { mapping });
  const { blocks, ...rest } = { blocks: undefined, ...outcome };
  return { blocks, outcome: rest };
};

const headings = ['last_name', 'student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'ell', 'birth_date'];
const value = (...good: string[]) => fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...good) }, fc.string());
const row = fc.tuple(
  fc.constantFrom('Larsson', 'O"Neil', 'Smith, J', ''),
  fc.oneof(fc.integer({ min: 1, max: 12 }).map(String), fc.uuid(), fc.constantFrom('', '1.2E+11', 'a'.repeat(40))),
  value('birch', 'Cedar Middle', '06', 'nowhere'),
  value('K', '03', '14', ''),
  value('20', '19.5', '400', ''),
  value('0', '1.5', '25', '*'),
  value('Y', 'N', ''),
  fc.constantFrom('2015-09-01', ''),
);
const table = fc.array(row, { maxLength: 20 });
const csv = (rows: readonly (readonly string[])[]) => fileOf([headings, ...rows].map((one) => csvLine(one)).join(''));

describe('checking a file on the partner’s computer', () => {
  it('says what the server says when it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const file = csv(rows);
        expect((await check(file)).checked).toEqual((await readByServer(file)).outcome);
      }),
      { numRuns: 150 },
    );
  });

  it('says what the server says of a file that is read by what the partner said, whole and without what is not needed', async () => {
    const said = fc.constantFrom('student_id', 'school', 'grade', 'days_enrolled', 'english_learner', NOT_NEEDED);
    const columns = fc.dictionary(fc.constantFrom('lastname', 'birthdate', 'school', 'kid', 'level'), said);
    const values = fc.constantFrom(
      {},
      { place: { nowhere: 'cedar' }, grade: { 14: '4' }, english_learner: { y: 'no' } },
    );
    const others = ['Last name', 'Kid', 'School', 'Level', 'days_enrolled', 'days_absent', 'ell', 'birth_date'];
    const run = async (rows: string[][], columns: Mapping['columns'], values: Mapping['values']) => {
      const file = fileOf([others, ...rows].map((one) => csvLine(one)).join(''));
      const mapping = { ...emptyMapping, columns: { kid: 'student_id', level: 'grade', ...columns }, values };
      const request = { file, expectation: { ...expectation, mapping }, period: '2026-02' };
      const { checked, slim, mapping: sent } = await checkFileRows(request, () => {});
      const whole = await readByServer(file, mapping);
      expect(checked).toEqual(whole.outcome);
      if (!slim || checked.state === 'refused') return;
      const alone = await readByServer(slim, mappingSchema.parse(sent));
      expect(alone).toEqual({
        blocks: whole.blocks,
        outcome: { ...checked, report: { ...checked.report, columnsDropped: [] } },
      });
    };
    await fc.assert(fc.asyncProperty(table, columns, values, run), { numRuns: 100 });
  });

  it('tells labels that are not known, and what columns may hold, and repeats no value of a student', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => [
      'Larsson',
      `A${at}77`,
      at ? 'Nord' : 'birch',
      '3',
      '20',
      '1',
      'ELD',
      '',
    ]);
    const { reading, unknown, checked } = await check(csv(rows));
    expect(checked.report?.problemCounts).toEqual({ 'school-unknown': 8, 'value-unknown': 1 });
    expect(unknown).toEqual([
      { field: 'place', label: 'Nord', rows: 8 },
      { field: 'english_learner', label: 'ELD', rows: 1 },
    ]);
    expect(reading?.choices.student_id).toEqual({ column: 1, how: 'read' });
    expect(JSON.stringify(reading)).not.toMatch(/Larsson|A\d77/);
    const unheaded = await check(fileOf(rows.map((one) => csvLine(one)).join('')));
    expect(unheaded).toMatchObject({ checked: { refusal: { code: 'no-headings' } }, reading: undefined });
  });

  it('leaves out columns that nobody needs without changing what counts', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const file = csv(rows);
        const { checked, slim } = await check(file);
        expect(slim !== undefined).toBe(checked.state === 'accepted');
        if (!slim || checked.state === 'refused') return;
        expect(checked.report.columnsDropped).toEqual(['last_name', 'birth_date']);
        const [whole, sent] = [await readByServer(file), await readByServer(slim)];
        expect(sent).toEqual({
          blocks: whole.blocks,
          outcome: { ...checked, report: { ...checked.report, columnsDropped: [] } },
        });
        expect(await slim.text()).not.toMatch(/Larsson|2015-09-01/);
      }),
      { numRuns: 100 },
    );
  });

  it('puts mended rows in place of those that they were made from', async () => {
    const rows = [
      ['Larsson', '1', 'birch', 'K', '20', '1', 'Y', ''],
      ['Smith', '2', 'nowhere', 'K', '20', '1', 'Y', ''],
    ];
    const { checked, toMend } = await check(csv([...rows, ...rows, ...rows, ...rows, ...rows].slice(0, 10)));
    expect(checked).toMatchObject({ state: 'refused', report: { refused: 5 } });
    const mended = new File([(await toMend?.text())?.replaceAll('nowhere', 'cedar') ?? ''], 'to-mend.csv');
    const again = await check(csv([...rows, ...rows, ...rows, ...rows, ...rows].slice(0, 10)), mended);
    expect(again.checked).toMatchObject({ state: 'accepted', report: { rows: 10, accepted: 10, refused: 0 } });
    expect(again.file.name).toBe('february.csv');
    expect(again.toMend).toBeUndefined();
    expect(await readByServer(again.file)).toMatchObject({ outcome: again.checked });
    const other = await check(fileOf('student_id,school\n1,birch\n'), mended);
    expect(other.checked).toMatchObject({ state: 'refused', refusal: { code: 'mended-of-other-file' } });
  });

  it('takes a workbook: the same is found, rows keep their numbers, and an error in a cell stays one', async () => {
    const good = (id: string) => ['Larsson', id, 'birch', 'K', 20, 1, 'Y', ''];
    const flaw = { xml: '<c r="B14" t="e"><v>#N/A</v></c>' };
    const rows = [
      headings,
      ...'abcdefghij'.split('').map(good),
      undefined,
      undefined,
      ['L', flaw, ...good('x').slice(2)],
    ];
    const bytes = makeWorkbook({ sheets: [{ name: 'February', rows }] });
    const book = new File([new Uint8Array(bytes)], 'february.xlsx');
    const { checked, slim, toMend } = await check(book);
    expect(checked).toEqual((await readByServer(book)).outcome);
    expect(checked.report).toMatchObject({
      sheet: 'February',
      accepted: 10,
      refused: 1,
      problemCounts: { 'cell-error': 1 },
    });
    expect(slim?.name).toBe('february.csv');
    const { outcome } = await readByServer(slim as File);
    expect(outcome.report).toMatchObject({ accepted: 10, refused: 1, problems: [{ row: 14, column: 'student_id' }] });
    const mended = new File([(await toMend?.text())?.replace('#VALUE!', 'z') ?? ''], 'mended.csv');
    expect((await check(book, mended)).checked).toMatchObject({
      state: 'accepted',
      report: { accepted: 11, refused: 0 },
    });
  });

  it('reads, mends and slims the sheet of a workbook that is chosen', async () => {
    const sheet = (name: string, school: string) => ({
      name,
      rows: [
        headings,
        ...'abcdefghij'.split('').map((id) => ['L', id, 'birch', 'K', 20, 1, 'Y', '']),
        [...['L', 'z', school, 'K', 20, 1, 'Y', '']],
      ],
    });
    const sheets = [{ name: 'Notes', rows: [['None']] }, sheet('One', 'birch'), sheet('Two', 'nowhere')];
    const book = new File([new Uint8Array(makeWorkbook({ sheets }))], 'book.xlsx');
    const names = ['Notes', 'One', 'Two'];
    const whole = { file: book, expectation, period: '2026-02' };
    const first = await checkFileRows(whole, () => {});
    expect(first).toMatchObject({ checked: { state: 'refused' }, sheets: { names, read: 'Notes' } });
    const { checked, slim, toMend, sheets: found } = await checkFileRows({ ...whole, sheet: 'Two' }, () => {});
    expect(checked.report).toMatchObject({ sheet: 'Two', accepted: 10, refused: 1 });
    expect(found).toEqual({ names, read: 'Two' });
    expect(await slim?.text()).toContain('nowhere');
    const mended = new File([(await toMend?.text())?.replace('nowhere', 'cedar') ?? ''], 'mended.csv');
    const again = await checkFileRows({ ...whole, sheet: 'Two', mended }, () => {});
    expect(again.checked.report).toMatchObject({ accepted: 11, refused: 0 });
    expect(again.sheets).toBeUndefined();
  });

  it('makes one roster of a OneRoster export, and sends nothing else of it', async () => {
    const members = {
      'orgs.csv': 'sourcedId,name,type,identifier\no-1,Birch Elementary,school,06\n',
      'users.csv': `sourcedId,orgSourcedIds,role,familyName,identifier\nt,o-1,teacher,Larsson,9\nu-1,o-1,student,Larsson,101\n`,
      'demographics.csv': 'sourcedId,birthDate,sex,asian\nu-1,2015-09-01,female,true\n',
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])));
    const file = new File([new Uint8Array(bytes)], 'oneroster.zip');
    const link = { ...expectation, dataset: 'roster' as const };
    const period = '2025-26-YEAR';
    const { checked, slim } = await checkFileRows({ file, expectation: link, period }, () => {});
    const onServer = async (one: Blob) => read(new Uint8Array(await one.arrayBuffer()), { dataset: 'roster', period });
    const [whole, sent] = [await onServer(file), await onServer(slim ?? new Blob())];
    expect(checked).toEqual({ state: 'accepted', report: whole.report });
    expect(checked.report).toMatchObject({ accepted: 1, blank: 1, readAs: 'OneRoster' });
    expect(slim?.name).toBe('oneroster.csv');
    expect(await slim?.text()).not.toMatch(/Larsson|2015-09-01/);
    expect({ ...sent, report: { ...sent.report, readAs: 'OneRoster' } }).toEqual(whole);
  });

  it('tells how far it is', async () => {
    const shares: number[] = [];
    await checkFileRows({ file: csv([]), expectation, period: '2026-02' }, (share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
  });
});
