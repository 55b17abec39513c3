import { describe, expect, it } from 'vitest';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

const year = {
  dataset: 'counts',
  period: '2025-26-YEAR',
  indicators: [
    { id: 'four-year-graduation', name: 'Four-year graduation' },
    { id: 'fafsa-completion', name: 'FAFSA completion' },
  ],
  defaultIndicatorId: 'four-year-graduation',
} as const;
const counts = (file: string) => accept(file, { ...year, indicators: [...year.indicators] });
const file = (...rows: string[]) => ['place,student_group,numerator,denominator', ...rows].join('\n');

describe('a file of counts', () => {
  it('gives a cell per place, indicator and group', async () => {
    const { blocks, report } = await counts(
      file('Fircrest School District,All Students,"1,012",1200', 'birch,english_learner:yes,10,20', '06,Non-ELL,30,40'),
    );
    expect(rowsOf(blocks.get('fircrest'))).toEqual([
      { indicatorId: 'four-year-graduation', group: 'all', cell: { numerator: 1012, denominator: 1200 } },
    ]);
    expect(rowsOf(blocks.get('birch')).map(({ group }) => group)).toEqual([
      'english_learner:no',
      'english_learner:yes',
    ]);
    expect(report).toMatchObject({ accepted: 3, students: 0, schools: 1 });
  });

  it.each(['*', '**', '<5', '< 10', 'N<10', 'n < 10', '≤10', '>95%', 'suppressed', 's', '--'])(
    'keeps %s hidden at the source, never a number',
    async (mark) => {
      const { blocks, report } = await counts(
        file(`birch,all,${mark},20`, `birch,Black,${mark},${mark}`, 'birch,White,0,5'),
      );
      expect(rowsOf(blocks.get('birch')).map(({ cell }) => cell)).toEqual([
        'suppressed-at-source',
        'suppressed-at-source',
        { numerator: 0, denominator: 5 },
      ]);
      expect(report.suppressedAtSource).toBe(2);
    },
  );

  it('comes by week too, its rows told apart by a day of each', async () => {
    const { blocks, report } = await accept(
      'place,week_ending,numerator,denominator\nbirch,2/14/2026,11,40\nbirch,2/21/2026,13,40',
      { ...year, period: '2026-W07', indicators: [...year.indicators] },
    );
    expect(rowsOf(blocks.get('birch')).map(({ cell }) => cell)).toEqual([{ numerator: 11, denominator: 40 }]);
    expect(report).toMatchObject({ accepted: 1, otherPeriod: 1 });
  });

  it('takes the indicator from its column, by id or name, and from the link where it is empty', async () => {
    const { blocks } = await counts('place,indicator,numerator,denominator\nbirch,FAFSA Completion,5,20\nbirch,,10,20');
    expect(rowsOf(blocks.get('birch')).map(({ indicatorId }) => indicatorId)).toEqual([
      'fafsa-completion',
      'four-year-graduation',
    ]);
  });

  it('takes the group from a column of the dimension and one of the value', async () => {
    const { blocks } = await counts(
      'school,StudentGroupType,StudentGroup,Numerator,Denominator\n' +
        'birch,All,All Students,9,20\nbirch,EnglishLearner,English Language Learners,1,20\nbirch,Low-Income,N,2,20\n' +
        'birch,FederalRaceEthnicity,Black/ African American,3,20\nbirch,Grade,03,4,20\nbirch,Program,Band,5,20',
    );
    expect(rowsOf(blocks.get('birch')).map(({ group }) => group)).toEqual([
      'all',
      'english_learner:yes',
      'grade:3',
      'low_income:no',
      'program:band',
      'race_ethnicity:black',
    ]);
  });

  it('is about the district where the school says total or nothing', async () => {
    const { blocks } = await counts(
      'DistrictName,SchoolName,Numerator,Denominator\nFircrest School District,District Total,9,20\n27,Birch Elementary,5,10',
    );
    expect([...blocks.keys()]).toEqual(['fircrest', 'birch']);
  });

  it('counts repeated rows once and refuses all of those that disagree', async () => {
    const fine = Array.from({ length: 20 }, (_, index) => `birch,program:p${index},1,2`);
    const { blocks, report } = await counts(
      file(...fine, 'birch,all,5,9', 'birch,all,5,9', 'cedar,all,5,9', 'cedar,all,6,9'),
    );
    expect(blocks.has('cedar')).toBe(false);
    expect(report).toMatchObject({ accepted: 22, repeated: 1, refused: 2, problemCounts: { 'rows-disagree': 2 } });
    expect(report.problems.map(({ row }) => row)).toEqual([24, 25]);
  });

  it('leaves other years aside', async () => {
    const { report } = await counts('place,year,numerator,denominator\nbirch,2025-26,1,2\nbirch,2024-25,1,2');
    expect(report).toMatchObject({ accepted: 1, otherPeriod: 1 });
  });

  it.each([
    ['birch,all,1.5,20', 'count-invalid', 'numerator'],
    ['birch,all,1,', 'count-invalid', 'denominator'],
    ['birch,all,-1,20', 'count-invalid', 'numerator'],
    ['birch,all,21,20', 'numerator-above-denominator', 'numerator'],
    ['elm,all,1,20', 'place-unknown', 'place'],
    [',all,1,20', 'place-unknown', 'place'],
    ['birch,left-handed,1,20', 'group-unknown', 'student_group'],
  ])('reports %s as %s', async (row, code, column) => {
    const fine = Array.from({ length: 10 }, (_, index) => `birch,program:p${index},1,2`);
    const { report } = await counts(file(row, ...fine));
    expect(report.problems).toMatchObject([{ code, row: 2, column }]);
  });

  it.each([
    ['of another partner’s place', file('dune,all,1,2'), 'other-places'],
    ['of attendance', 'student_id,school,grade,days_enrolled,days_absent\n1,birch,3,20,1', 'wrong-dataset'],
    ['of persons', file(...Array.from({ length: 31 }, (_, index) => `birch,student:${index},1,2`)), 'personal-column'],
  ])('is refused whole: %s', async (_, text, code) => {
    expect((await refuse(text, { ...year, indicators: [...year.indicators] })).refusal.code).toBe(code);
  });

  it('is refused whole when nobody says which indicator it is for', async () => {
    const { refusal } = await refuse(file('birch,all,1,2'), {
      dataset: 'counts',
      period: '2025-26-YEAR',
      indicators: [...year.indicators],
    });
    expect(refusal.code).toBe('indicator-missing');
  });
});
