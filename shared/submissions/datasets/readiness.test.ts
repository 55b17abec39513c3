import { describe, expect, it } from 'vitest';
import { exportColumns, type MadeRow, madeExport, PERSON } from '../testing/made-export.ts';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

const link = { dataset: 'readiness', period: '2017-18-YEAR' } as const;
const BORN = '04/13/2012';

const flagColumns = [
  'SocialEmotionalReadinessFlag',
  'physicalReadinessFlag',
  'LanguageReadinessFlag',
  'CognitiveReadinessFlag',
  'LiteracyReadinessFlag',
  'MathematicsReadinessFlag',
];
/** Six flags as letters; a space is none. */
const flagged = (flags: string): MadeRow =>
  Object.fromEntries(flagColumns.map((column, at) => [column, flags[at] ?? '']));
const child = (id: string, flags: string, more: MadeRow = {}): MadeRow => ({
  schoolyear: '2017-2018',
  schoolcode: '6',
  ChildID: `gold-${id}`,
  DistrictStudentID: id,
  statestudentID: `9${id}`,
  BirthDate: BORN,
  MathDevelopmentLevel: 'Purple',
  Obj20a: '*',
  ...flagged(flags),
  ...more,
});
const read = async (rows: MadeRow[]) => accept(madeExport(await exportColumns('wakids-fall-2018'), rows), link);
const flags = (all: string) =>
  Object.fromEntries(
    ['social_emotional', 'physical', 'language', 'cognitive', 'literacy', 'math'].map((domain, at) => [
      domain,
      { Y: 1, N: 0 }[all[at] ?? ''] ?? Number.NaN,
    ]),
  );

describe('the fall file of WaKIDS in exactly its columns', () => {
  it('is read flag by flag, with its groups and without what it says of persons', async () => {
    const { blocks, report } = await read([
      child('1', 'YYYYYY', { SpecialEd: ' ', Bilingual: 'Y', Gender: 'Female', FreeLunch: 'N' }),
      child('2', 'NYYY N', { FederalRaceEthnicity: 'Two or more', schoolcode: '', SchoolName: 'Birch Elementary' }),
      child('3', 'YYYYYY', { schoolcode: '07', SpecialEd: 'Y' }),
      child('4', 'YYYYYY', { schoolyear: '2016-2017' }),
    ]);
    expect(report).toMatchObject({ rows: 4, accepted: 3, refused: 0, otherPeriod: 1, students: 3, schools: 2 });
    const birch = rowsOf(blocks.get('birch'));
    const none = { disability: 'not_reported', race_ethnicity: 'not_reported', low_income: 'not_reported' };
    expect(birch).toContainEqual({
      ...none,
      english_learner: 'yes',
      gender: 'female',
      low_income: 'no',
      ...flags('YYYYYY'),
    });
    expect(birch).toContainEqual({
      ...none,
      english_learner: 'not_reported',
      gender: 'not_reported',
      race_ethnicity: 'multiracial',
      ...flags('NYYY N'),
    });
    expect(rowsOf(blocks.get('cedar'))).toMatchObject([{ disability: 'yes' }]);
    for (const value of [PERSON, BORN, 'gold-']) {
      expect(JSON.stringify([report, [...blocks].map(([, block]) => rowsOf(block))])).not.toContain(value);
    }
  });

  it('is read as it came in 2021-22, of fall alone', async () => {
    const row = (id: string, more: MadeRow): MadeRow => ({
      schoolyear: '2021-2022',
      admin: 'Fall',
      School: 'Birch Elementary',
      DistrictStudentId: id,
      ssid: `9${id}`,
      SpanishLanguageRawScore: '#NULL!',
      SpanishLanguageReadinessFlag: ' ',
      ...flagged('YYYYYY'),
      ...more,
    });
    const columns = await exportColumns('wakids-2021-22');
    const group = { IsIEP: 'No', IsELL: 'Yes', GenderTypeCode: 'F', IsFreeReducedLunch: 'Yes' };
    const rows = [
      row('1', { ...group, FederalRaceEthnicity: 'Hispanic-Latino', TransitionalKindergarten: 'No' }),
      row('1', { admin: 'Spring' }),
    ];
    const { blocks, report } = await accept(madeExport(columns, rows, '\t'), { ...link, period: '2021-22-YEAR' });
    expect(rowsOf(blocks.get('birch'))).toEqual([
      {
        disability: 'no',
        english_learner: 'yes',
        gender: 'female',
        low_income: 'yes',
        race_ethnicity: 'hispanic',
        transitional_kindergarten: 'no',
        ...flags('YYYYYY'),
      },
    ]);
    expect(report).toMatchObject({ accepted: 1, otherPeriod: 1 });
  });

  it('brings rows of one student at a school together, in any order', async () => {
    const rows = [child('1', 'YN   N'), child('1', 'NN Y Y'), child('1', 'YN   N'), child('2', 'NNNNNN')];
    const [one, other] = [await read(rows), await read(rows.toReversed())];
    expect(other.blocks).toEqual(one.blocks);
    expect(rowsOf(one.blocks.get('birch'))).toContainEqual(expect.objectContaining(flags('YN Y Y')));
    expect(one.report).toMatchObject({ accepted: 4, repeated: 1, students: 2 });
  });

  it('tells a row what is wrong with it', async () => {
    const good = Array.from({ length: 40 }, (_, at) => child(`1${at}`, 'YYYYYY'));
    const { report } = await read([
      ...good,
      child('1', 'YYYYY?'),
      child('2', '*YYYYY'),
      child('', 'YYYYYY', { DistrictStudentID: '' }),
      child('4', 'YYYYYY', { schoolcode: '999' }),
    ]);
    expect(report.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['value-unknown', 42, 'MathematicsReadinessFlag'],
      ['value-hidden', 43, 'SocialEmotionalReadinessFlag'],
      ['student-id-missing', 44, 'DistrictStudentID'],
      ['school-unknown', 45, 'schoolcode'],
    ]);
  });

  it('is not taken for another file, nor another file for it', async () => {
    const file = madeExport(await exportColumns('wakids-fall-2018'), [child('1', 'YYYYYY')]);
    const { refusal } = await refuse(file, { dataset: 'attendance', period: '2026-02' });
    expect(refusal.message).toBe('This looks like kindergarten readiness (WaKIDS), but the link is for attendance.');
    const attendance = 'student_id,school,grade,days_enrolled,days_absent\n1,birch,3,20,1\n';
    expect((await refuse(attendance, link)).refusal.code).toBe('wrong-dataset');
  });
});
