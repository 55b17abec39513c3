import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchHeadings } from '../headings.ts';
import { neededColumns } from '../needed-columns.ts';
import { exportColumns, type MadeRow, madeExport, PERSON } from '../testing/made-export.ts';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

const link = { dataset: 'postsecondary', period: '2024-25-YEAR', sentAt: '2026-09-01T00:00:00Z' } as const;

const graduate = (id: string, more: MadeRow = {}): MadeRow => ({
  YOUR_UNIQUE_IDENTIFIER: id,
  'RECORD_FOUND_Y/N': 'N',
  HIGH_SCHOOL_CODE: '6',
  HIGH_SCHOOL_GRAD_DATE: '20250613',
  GRADUATED: 'N',
  ...more,
});
/** A term of a graduate, from and to days as `0826`, of the year of graduation or the next. */
const term = (id: string, begin: string, end: string, level = '4-year', more: MadeRow = {}): MadeRow =>
  graduate(id, {
    'RECORD_FOUND_Y/N': 'Y',
    COLLEGE_NAME: 'MADE COLLEGE',
    '2-YEAR/4-YEAR': level,
    ENROLLMENT_BEGIN: begin,
    ENROLLMENT_END: end,
    ENROLLMENT_STATUS: 'F',
    ...more,
  });
const columns = await exportColumns('studenttracker-detail');
const read = (rows: MadeRow[], more = {}) => accept(madeExport(columns, rows), { ...link, ...more });
const NONE = {
  'first-fall-two-year': 0,
  'first-fall-four-year': 0,
  'first-year-two-year': 0,
  'first-year-four-year': 0,
};
const only = async (rows: MadeRow[], more = {}) => rowsOf((await read(rows, more)).blocks.get('birch'));

describe('the detail of StudentTracker in exactly its columns', () => {
  it('becomes one row a graduate, found or not, without names, colleges and dates', async () => {
    const { blocks, report } = await read([
      term('1', '20250826', '20251212'),
      term('1', '20260112', '20260501'),
      term('2', '20260112', '20260501', '2-year'),
      graduate('3'),
      graduate('4', { HIGH_SCHOOL_CODE: '07' }),
      graduate('5', { HIGH_SCHOOL_GRAD_DATE: '20240613' }),
    ]);
    const birch = rowsOf(blocks.get('birch'));
    expect(birch).toHaveLength(3);
    expect(birch).toContainEqual({ ...NONE, 'first-fall-four-year': 1, 'first-year-four-year': 1 });
    expect(birch).toContainEqual({ ...NONE, 'first-year-two-year': 1 });
    expect(birch).toContainEqual(NONE);
    expect(report).toMatchObject({ rows: 6, accepted: 5, otherPeriod: 1, repeated: 0, students: 4, schools: 2 });
    for (const value of [PERSON, 'MADE COLLEGE', '2025']) {
      expect(JSON.stringify([report, [...blocks].map(([, block]) => rowsOf(block))])).not.toContain(value);
    }
  });

  it.each([
    ['ends on the first day', '20250601', '20250815', { 'first-fall-two-year': 1, 'first-year-two-year': 1 }],
    ['ends a day before', '20250601', '20250814', {}],
    ['begins on the last day of fall', '20251031', '20251212', { 'first-fall-two-year': 1, 'first-year-two-year': 1 }],
    ['begins a day later', '20251101', '20251212', { 'first-year-two-year': 1 }],
    ['begins on the last day of the year', '20260814', '20261212', { 'first-year-two-year': 1 }],
    ['begins after the year', '20260815', '20261212', {}],
    ['is open', '8/26/2025', '', { 'first-fall-two-year': 1, 'first-year-two-year': 1 }],
    ['is a degree without days', '', '', {}],
  ])('takes a term that %s', async (_, begin, end, facts) => {
    expect(await only([term('1', begin, end, '2-year')])).toEqual([{ ...NONE, ...facts }]);
  });

  it('takes summer graduates into the class before, and colleges of less than two years as neither', async () => {
    const summer = { HIGH_SCHOOL_GRAD_DATE: '2025-08-20' };
    expect(await only([term('1', '20250826', '20251212', 'Less Than 2 years', summer)])).toEqual([NONE]);
    const { report } = await read([graduate('1'), graduate('2', { HIGH_SCHOOL_GRAD_DATE: '20250901' })]);
    expect(report).toMatchObject({ accepted: 1, otherPeriod: 1 });
  });

  it('knows nothing of a window that was not over when the file was sent', async () => {
    const rows = [term('1', '20250826', '20251212')];
    const [early] = await only(rows, { sentAt: '2025-10-31T00:00:00Z' });
    expect(Object.values(early ?? {})).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    const [later] = await only(rows, { sentAt: '2025-11-01T08:00:00Z' });
    expect(later).toEqual({
      'first-fall-two-year': 0,
      'first-fall-four-year': 1,
      'first-year-two-year': Number.NaN,
      'first-year-four-year': Number.NaN,
    });
  });

  it('finds students by the field that the requester sent, where the file has no other id', async () => {
    const without = columns.filter((column) => column !== 'YOUR_UNIQUE_IDENTIFIER');
    const rows = ['1', '2'].map((id) => {
      const { YOUR_UNIQUE_IDENTIFIER, ...row } = graduate(id);
      return { ...row, REQUESTER_RETURN_FIELD: YOUR_UNIQUE_IDENTIFIER ?? '' };
    });
    const { report } = await accept(madeExport(without, rows), link);
    expect(report).toMatchObject({ accepted: 2, students: 2, columnsUsed: { student_id: 'REQUESTER_RETURN_FIELD' } });
  });

  it('tells a row what is wrong with it', async () => {
    const good = Array.from({ length: 60 }, (_, at) => graduate(`1${at}`));
    const { report } = await read([
      ...good,
      graduate('1', { HIGH_SCHOOL_GRAD_DATE: '20250631' }),
      graduate('2', { 'RECORD_FOUND_Y/N': '' }),
      term('3', '20250826', 'later'),
      term('4', '20250826', '20250825'),
      term('5', '20250826', '20251212', 'University'),
    ]);
    expect(report.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['date-invalid', 62, 'HIGH_SCHOOL_GRAD_DATE'],
      ['value-unknown', 63, 'RECORD_FOUND_Y/N'],
      ['date-invalid', 64, 'ENROLLMENT_END'],
      ['dates-reversed', 65, 'ENROLLMENT_END'],
      ['value-unknown', 66, '2-YEAR/4-YEAR'],
    ]);
  });

  it('can be sent without its other columns, and the names in them', () => {
    const needed = neededColumns(link, matchHeadings(link, columns));
    expect(needed?.map((index) => columns[index])).toEqual([
      'YOUR_UNIQUE_IDENTIFIER',
      'RECORD_FOUND_Y/N',
      'HIGH_SCHOOL_CODE',
      'HIGH_SCHOOL_GRAD_DATE',
      '2-YEAR/4-YEAR',
      'ENROLLMENT_BEGIN',
      'ENROLLMENT_END',
    ]);
  });

  it('is known for what it is under a link for counts', async () => {
    const { refusal } = await refuse(madeExport(columns, [graduate('1')]), { dataset: 'counts', period: link.period });
    expect(refusal.message).toBe('This looks like college enrollment (StudentTracker), but the link is for counts.');
  });

  it('comes to the same in any order of rows', async () => {
    const day = fc.constantFrom('20250610', '20250826', '20251212', '20260112', '20260820');
    const row = fc
      .tuple(fc.constantFrom('1', '2', '3'), day, day, fc.constantFrom('2-year', '4-year'), fc.constantFrom('6', '7'))
      .map(([id, one, two, level, school]) => {
        const [begin, end] = [one, two].sort();
        return term(id, begin ?? '', end ?? '', level, { HIGH_SCHOOL_CODE: school });
      });
    const shuffled = fc
      .array(row, { minLength: 1, maxLength: 8 })
      .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }).map((other) => [rows, other] as const));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        expect((await read(other)).blocks).toEqual((await read(rows)).blocks);
      }),
      { numRuns: 50 },
    );
  });
});
