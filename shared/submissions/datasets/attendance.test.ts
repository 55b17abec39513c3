import { describe, expect, it } from 'vitest';
import { accept, read, refuse, rowsOf } from '../testing/read-text.ts';

const heading = 'student_id,school,grade,days_enrolled,days_absent,english_learner';
const fine = Array.from({ length: 40 }, (_, index) => `9${index},birch,3,20,1,N`);
const file = (...rows: string[]) => [heading, ...rows].join('\n');
/** Enough good rows that a few bad ones do not refuse the file. */
const among = (...rows: string[]) => file(...rows, ...fine);

describe('an attendance file', () => {
  it('gives one row per student and school, days in halves, groups by their values', async () => {
    const { blocks, report } = await accept(file('1,birch,K,20,1.5,Y', '2,cedar,03,18,0,', '2,birch,3,2,2,ELL'));
    expect([...blocks.keys()].sort()).toEqual(['birch', 'cedar']);
    expect(rowsOf(blocks.get('cedar'))).toEqual([
      { grade: '3', english_learner: 'not_reported', enrolled: 18, absent: 0 },
    ]);
    expect(rowsOf(blocks.get('birch'))).toHaveLength(2);
    expect(rowsOf(blocks.get('birch'))).toContainEqual({
      grade: 'k',
      english_learner: 'yes',
      enrolled: 20,
      absent: 1.5,
    });
    expect(report).toMatchObject({ rows: 3, accepted: 3, refused: 0, students: 2, schools: 2 });
  });

  it('finds schools by id, name or code, also without leading zeros, case, spaces or a spreadsheet’s “.0”', async () => {
    const names = ['birch', 'BIRCH elementary', '06', '6', '006', '6.0', 'b1', '7', '07', 'Cedar  Middle'];
    const { report, blocks } = await accept(file(...names.map((name, index) => `${index},${name},3,20,1,N`)));
    expect(report.accepted).toBe(names.length);
    expect(rowsOf(blocks.get('cedar'))).toHaveLength(3);
  });

  it('takes the school from the name where its code is not known', async () => {
    const { report } = await accept(
      'student_id,school_code,school_name,grade,days_enrolled,days_absent\n1,X9,Birch Elementary,3,20,1',
    );
    expect(report.columnsUsed.school).toBe('school_code, school_name');
  });

  it('adds spells and counts exact repetitions once', async () => {
    const { blocks, report } = await accept(file('1,birch,3,10,1,N', '1,birch,3,10,1,N', '01,birch,3,5,0,N'));
    expect(rowsOf(blocks.get('birch')).map(({ enrolled }) => enrolled)).toEqual([5, 10]);
    expect(report).toMatchObject({ rows: 3, accepted: 3, repeated: 1, students: 1 });
  });

  it.each([
    [',birch,3,20,1,N', 'student-id-missing', 'student_id'],
    ['NULL,birch,3,20,1,N', 'student-id-missing', 'student_id'],
    ['1.23E+11,birch,3,20,1,N', 'student-id-missing', 'student_id'],
    ['1,,3,20,1,N', 'school-missing', 'school'],
    ['1,elm,3,20,1,N', 'school-unknown', 'school'],
    ['1,fircrest,3,20,1,N', 'school-unknown', 'school'],
    ['1,birch,15,20,1,N', 'grade-unknown', 'grade'],
    ['1,birch,3,,1,N', 'days-enrolled-invalid', 'days_enrolled'],
    ['1,birch,3,20,,N', 'days-absent-invalid', 'days_absent'],
    ['1,birch,3,20,-1,N', 'days-absent-invalid', 'days_absent'],
    ['1,birch,3,20,two,N', 'days-absent-invalid', 'days_absent'],
    ['1,birch,3,367,1,N', 'days-enrolled-invalid', 'days_enrolled'],
    ['1,birch,3,20,21,N', 'days-absent-above-enrolled', 'days_absent'],
    ['1,birch,3,20,20.5,N', 'days-absent-above-enrolled', 'days_absent'],
    ['1,birch,3,20,*,N', 'value-hidden', 'days_absent'],
    ['1,birch,3,20,<5,N', 'value-hidden', 'days_absent'],
    ['1,birch,3,N<10,1,N', 'value-hidden', 'days_enrolled'],
    ['1,birch,3,20,1,perhaps', 'value-unknown', 'english_learner'],
    ['1,birch,3,20,1,N,Lee', 'row-too-long', 'english_learner'],
  ])('reports %s as %s', async (row, code, column) => {
    const { report } = await accept(among(row));
    expect(report.problems).toEqual([{ code, row: 2, column, message: expect.any(String), hint: expect.any(String) }]);
    expect(report).toMatchObject({ accepted: 40, refused: 1, problemCounts: { [code]: 1 } });
  });

  it.each([
    '1,birch,3,20,20,N',
    '1,birch,3,366,0,N',
    '1,birch,3,0,0,N',
    '1,birch,,20,.5,',
    '1,birch,3,20',
    '1,birch,3,20,1,N,,',
  ])('takes the boundary case %s unless a needed value is missing', async (row) => {
    const { report } = await accept(among(row));
    expect(report.refused).toBe(row.split(',').length < 5 ? 1 : 0);
  });

  it('reads decimal commas where semicolons separate', async () => {
    const { blocks } = await accept(`${file('1,birch,3,20').replaceAll(',', ';')};1,5;N`);
    expect(rowsOf(blocks.get('birch'))).toMatchObject([{ absent: 1.5 }]);
  });

  it('leaves rows of other periods aside', async () => {
    const months = ['2026-02', 'Feb 2026', '2/28/2026', '2026-02-15', 'February', '2026-01', '3/2026', '2025-02'];
    const rows = months.map((month, index) => `${index},birch,3,20,1,N,${month}`);
    const { report } = await accept([`${heading},month`, ...rows].join('\n'));
    expect(report).toMatchObject({ rows: 8, accepted: 5, otherPeriod: 3, refused: 0 });
  });

  it('numbers rows as a spreadsheet does, whatever line breaks values hold', async () => {
    const { report } = await accept(among('"1\n0",birch,3,20,1,N', '', '2,birch,3,20,21,N'));
    expect(report.problems.map(({ row }) => row)).toEqual([4]);
    expect(report.blank).toBe(1);
  });

  it('reports only the headings of what it leaves out', async () => {
    const { report } = await accept(
      'student_id,last_name,school,grade,days_enrolled,days_absent,birth date\n1,Lee,birch,3,20,1,x',
    );
    expect(report.columnsDropped).toEqual(['last_name', 'birth date']);
    expect(JSON.stringify(report)).not.toContain('Lee');
  });

  it('takes a dimension that the partner names, of few values', async () => {
    const { blocks } = await accept(
      'student_id,school,grade,days_enrolled,days_absent,group_after_school\n1,birch,3,20,1,Y\n2,birch,3,20,2,no\n3,birch,3,20,3,',
    );
    expect(
      rowsOf(blocks.get('birch'))
        .map(({ after_school }) => after_school)
        .sort(),
    ).toEqual(['no', 'not_reported', 'yes']);
  });

  it.each([
    ['Aeries', 'School,Student ID,Grade,Days Enrolled,Days Present,Days Absent', 'birch,"1,001",2,20,18.5,1.5'],
    [
      'PowerSchool',
      'Student Number,School Name,Grade Level,Days Enrolled,Total Days Present,Total Days Absent',
      '1001,Birch Elementary,02,20,18.5,1.5',
    ],
    [
      'a SIF summary',
      'StudentLocalId,SchoolId,GradeLevel,DaysAttended,DaysInMembership,Absences',
      '1001,06,02,18.5,20,1.5',
    ],
    ['days beside a share', 'student_id,site,grade,% Absent,Days Enrolled,Absent', '1001,06,2nd,7.5%,20,1.5'],
  ])('is read with the headings of %s', async (_, headings, row) => {
    const { blocks, report } = await accept(`${headings}\n${row}`);
    expect(rowsOf(blocks.get('birch'))).toEqual([{ grade: '2', enrolled: 20, absent: 1.5 }]);
    expect(report.problems).toEqual([]);
  });

  it('counts students of any race as Hispanic where a column of its own says so', async () => {
    const { blocks } = await accept(
      'student_id,school,grade,days_enrolled,days_absent,race,hispanic or latino ethnicity\n1,birch,3,20,1,White,Yes\n2,birch,3,20,2,White,No',
    );
    expect(
      rowsOf(blocks.get('birch'))
        .map((row) => row.race_ethnicity)
        .sort(),
    ).toEqual(['hispanic', 'white']);
  });

  it('tells the same student by ids with leading zeros, thousands commas and a spreadsheet’s “.0”', async () => {
    const { report } = await accept(
      file(...['00012345', '12345', '"12,345"', ' 12345 ', '12345.0'].map((id) => `${id},birch,3,4,1,N`)),
    );
    expect(report).toMatchObject({ students: 1, repeated: 4 });
  });

  it('tells two districts’ students apart, though their ids are the same', async () => {
    const one = await accept(file(fine[0] ?? ''));
    const two = await accept(file(fine[0] ?? ''), { namespace: 'eastmoor' });
    expect(one.blocks.get('birch')).not.toEqual(two.blocks.get('birch'));
  });
});

describe('an attendance file is refused whole', () => {
  it.each([
    ['empty', '', 'file-empty'],
    ['with spaces alone', '\n\n', 'file-empty'],
    ['with a heading alone', `${heading}\n`, 'no-rows'],
    ['with blank rows alone', `${heading}\n,,,,,\n\n`, 'no-rows'],
    ['without a needed column', 'student_id,school,grade,days_enrolled\n1,birch,3,20', 'columns-missing'],
    ['with a needed column twice', `${heading},Days Absent\n1,birch,3,20,1,N,2`, 'columns-doubled'],
    ['without headings', '1234567,birch,3,20,1,N\n1234568,birch,3,20,1,N', 'no-headings'],
    ['of another period', `${heading},month\n1,birch,3,20,1,N,2026-01`, 'other-period'],
    ['of DIBELS results', 'student_id,school,grade,measure,score\n1,birch,3,LNF,20', 'wrong-dataset'],
    ['of counts', 'place,student_group,numerator,denominator\nbirch,all,1,20', 'wrong-dataset'],
    ['with a place of another partner', file(...fine, '1,dune,3,20,1,N'), 'other-places'],
    ['with an open quotation mark', file(...fine, '1,"birch,3,20,1,N'), 'unreadable'],
  ])('%s', async (_, text, code) => {
    const { refusal } = await refuse(text);
    expect(refusal.code).toBe(code);
    expect(`${refusal.message} ${refusal.hint}`).not.toMatch(/[{}]|undefined/);
  });

  it.each([
    ['Days Enrolled,Attendance Rate', 'the column days_absent', 'Attendance Rate'],
    ['Days Enrolled,% Absent', 'the column days_absent', '% Absent'],
    ['Days Enrolled,Days Absent %', 'the column days_absent', 'Days Absent %'],
    ['Days Enrolled,Days Present', 'the column days_absent', 'Days Present'],
    [
      'Membership Days,Excused Absences,Unexcused Absences',
      'the column days_absent',
      'Excused Absences, Unexcused Absences',
    ],
    ['ADA,Percent Present', 'the columns days_enrolled, days_absent', 'ADA, Percent Present'],
  ])('with %s, which are not both numbers of days', async (days, columns, instead) => {
    const { refusal } = await refuse(`Student ID,School,Grade,${days}\n1,birch,3,20,1,1`);
    expect(refusal.code).toBe('days-missing');
    expect(refusal.message).toBe(`The file lacks ${columns}. ${instead} cannot stand in their place.`);
    expect(refusal.hint).toContain('not as shares');
  });

  it('names missing columns and the headings that it found', async () => {
    const { refusal } = await refuse('Student ID,School,Grade,Absences\n1,birch,3,20');
    expect(refusal.message).toBe('The file lacks the column days_enrolled.');
    expect(refusal.hint).toContain('Student ID, School, Grade, Absences');
  });

  it('says which row is about a place of another partner, by the name that the partnership knows', async () => {
    const { refusal } = await refuse(file(...fine, '1,930,3,20,1,N'));
    expect(refusal.message).toBe('Row 42 is about Dune Elementary, which is not one of your places.');
  });

  it('at more than one bad row in ten, not at one in ten', async () => {
    const bad = (count: number) => Array.from({ length: count }, () => '1,birch,3,20,21,N');
    expect((await read(file(...fine.slice(0, 9), ...bad(1)))).state).toBe('accepted');
    const { refusal, report } = await refuse(file(...fine.slice(0, 8), ...bad(1)));
    expect(refusal).toMatchObject({ code: 'too-many-problems', message: expect.stringContaining('1 of 9 rows') });
    expect(report?.problems).toHaveLength(1);
  });

  it('when a group column has more than 30 values', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i},birch,3,20,1,Room ${i}`);
    const own = 'student_id,school,grade,days_enrolled,days_absent,group_homeroom';
    expect((await read([own, ...rows(30)].join('\n'))).state).toBe('accepted');
    expect((await refuse([own, ...rows(31)].join('\n'))).refusal.code).toBe('personal-column');
  });

  it.each([
    ['a PDF', [...Buffer.from('%PDF-1.7')]],
    ['a binary file', [1, 2, 3, 0, 4, 5, 6, 7, 8]],
  ])('%s', async (_, bytes) => {
    expect((await refuse(Uint8Array.from(bytes))).refusal.code).toBe('not-text');
  });
});
