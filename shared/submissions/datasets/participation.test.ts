import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

const link = { dataset: 'participation', period: '2025-26-YEAR' } as const;
const file = (headings: string, ...rows: string[]) => `${[headings, ...rows].join('\n')}\n`;
const [coaching, homework] = ['program_reading_coaching', 'program_homework_club'];

describe('participation', () => {
  it('tells who is in which program of a school; days, hours, names and other years are left aside', async () => {
    const read = await accept(
      file(
        'Student ID,Last name,School,Service,Start date,Hours,School year',
        '0012,Madename,birch,Reading Coaching,2025-10-01,12,2025-26',
        '12,Madename,06,Homework club,,,2025-26',
        '13,Madename,birch,reading-coaching,,4,2025-2026',
        '14,Madename,Cedar Middle,Homework  Club,,,',
        '15,Madename,birch,Reading coaching,,,2024-25',
      ),
      link,
    );
    expect(rowsOf(read.blocks.get('birch'))).toEqual(
      expect.arrayContaining([
        { [coaching]: 'yes', [homework]: 'yes' },
        { [coaching]: 'yes', [homework]: 'no' },
      ]),
    );
    expect(rowsOf(read.blocks.get('cedar'))).toEqual([{ [homework]: 'yes' }]);
    expect(read.report).toMatchObject({ rows: 5, accepted: 4, otherPeriod: 1, students: 3, schools: 2 });
    expect(read.report.programs).toEqual([homework, coaching]);
    expect(read.report.columnsDropped).toEqual(['Last name', 'Start date', 'Hours']);
  });

  it('takes rows that say no as not, and one that says yes before one that says no, in any order', async () => {
    const rows = ['1,birch,Coaching,Y', '1,birch,Coaching,N', '2,birch,Coaching,no', '2,birch,Coaching,no'];
    const more = ['3,cedar,After-school,0', '4,cedar,Afterschool,x'];
    const all = [...rows, ...more];
    const first = await accept(file('student_id,school,program,enrolled', ...all), link);
    expect(rowsOf(first.blocks.get('birch')).map((row) => row.program_coaching)).toEqual(
      expect.arrayContaining(['yes', 'no']),
    );
    expect(rowsOf(first.blocks.get('cedar')).map((row) => row.program_after_school)).toEqual(
      expect.arrayContaining(['yes', 'no']),
    );
    expect(first.report).toMatchObject({ accepted: 6, repeated: 1, students: 4 });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
        expect(await accept(file('student_id,school,program,enrolled', ...shuffled), link)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it('has a row to mend where the program is missing, or where it is not said whether the student took part', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index},birch,Coaching,Y`);
    const { report } = await accept(
      file('student_id,school,program,participated', ...rows, '91,birch,,Y', '92,birch,Coaching,', '93,birch,—,N'),
      link,
    );
    expect(report.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['program-missing', 32, 'program'],
      ['participation-unknown', 33, 'participated'],
      ['program-missing', 34, 'program'],
    ]);
  });

  it('may have 30 programs: a column with more is of persons', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `${index},birch,Child ${index}`);
    expect((await accept(file('id,school,activity', ...rows(30)), link)).report.programs).toHaveLength(30);
    const { refusal } = await refuse(file('id,school,activity', ...rows(31)), link);
    expect(refusal).toMatchObject({ code: 'personal-column' });
    expect(JSON.stringify(refusal)).not.toContain('Child');
  });

  it('is read by headings of the partner own, said once', async () => {
    const mapping = { columns: { thing: 'program' }, values: {}, headings: [] };
    const text = file('id,school,Thing', '1,birch,Coaching');
    expect((await refuse(text, link)).refusal.code).toBe('columns-missing');
    expect((await accept(text, { ...link, mapping })).report.programs).toEqual(['program_coaching']);
  });

  it('is never what a file of another link is taken for, and knows a file of attendance', async () => {
    const { refusal } = await refuse(file('student_id,school,grade,program', '1,birch,3,Y'), { period: '2026-02' });
    expect(refusal.code).toBe('columns-missing');
    const attendance = file('student_id,school,grade,days_enrolled,days_absent', '1,birch,3,20,1');
    expect((await refuse(attendance, link)).refusal.code).toBe('wrong-dataset');
  });
});
