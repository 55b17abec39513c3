import { describe, expect, it } from 'vitest';
import { accept, read, refuse, rowsOf } from '../testing/read-text.ts';

const window = { dataset: 'assessment', period: '2023-24-BOY' } as const;

/** Headings of the mCLASS DIBELS 8 benchmark export of 2023-24, without those of other tests and of teachers. */
const mclass = [
  'School Year,State,District Name,School Name,Primary School ID,Student Last Name,Student First Name,Enrollment Grade',
  'Date of Birth,Gender,Race,Special Education,Disability,Section 504,Economically Disadvantaged,Meal Status,Migrant',
  'English Proficiency,ELL Status,Assessment Edition,Assessment Grade,Benchmark Period,Composite Level,Composite Score',
  'Composite - National Norm Percentile,Letter Names (LNF) - Level,Letter Names (LNF) - Score',
  'Letter Sounds (NWF-CLS) - Score,Decoding (NWF-WRC) - Level,Decoding (NWF-WRC) - Score',
  'Decoding (NWF-WRC) - National Norm Percentile,Reading Accuracy (ORF-Accu) - Score,Reading Fluency (ORF) - Score',
  'Error Rate (ORF) - Score,Reading Comprehension (Maze) - Score,Student Primary ID,Primary ID - Student ID (State ID)',
].join(',');
type Row = Partial<
  Record<'year' | 'school' | 'edition' | 'grade' | 'period' | 'composite' | 'lnf' | 'wrc' | 'accuracy' | 'id', string>
>;
const row = ({
  year = '2023-2024',
  school = 'B-1',
  edition = 'DIBELS 8th Edition',
  grade = 'K',
  period = 'BOY',
  composite = '271',
  lnf = '12',
  wrc = '0',
  accuracy = '',
  id = '1000001',
}: Row = {}) =>
  [
    `${year},EA,DISTRICT 1,SCHOOL 1,${school},One,Student,2,2018-09-01,F,H,"","","","",Free,"","",N,${edition},${grade}`,
    `${period},Well Below Benchmark,${composite},42,Well Below Benchmark,${lnf},0,Below Benchmark,${wrc}`,
    `${wrc === '' ? 'Discontinue' : '44'},${accuracy},,,,${id},000001`,
  ].join(',');
const file = (...rows: Row[]) => [mclass, ...rows.map(row)].join('\n');

describe('a benchmark export of mCLASS', () => {
  it('gives scores by measure, judged by the assessment grade, with groups from the best column that reports one', async () => {
    const { blocks, report } = await accept(file({}), window);
    expect(rowsOf(blocks.get('birch'))).toEqual([
      {
        tested: 'K',
        disability: 'not_reported',
        english_learner: 'no',
        gender: 'female',
        low_income: 'yes',
        migrant: 'not_reported',
        race_ethnicity: 'hispanic',
        section_504: 'not_reported',
        COMPOSITE: 271,
        LNF: 12,
        'NWF-CLS': 0,
        'NWF-WRC': 0,
      },
    ]);
    expect(report.columnsUsed).toMatchObject({
      student_id: 'Student Primary ID',
      grade: 'Assessment Grade',
      english_learner: 'ELL Status, English Proficiency',
      'ORF-ACC': 'Reading Accuracy (ORF-Accu) - Score',
      'ORF-WC': 'Reading Fluency (ORF) - Score',
      MAZE: 'Reading Comprehension (Maze) - Score',
    });
    expect(report.columnsDropped).toContain('Student Last Name');
    expect(report.columnsDropped).toContain('Enrollment Grade');
    expect(report.columnsDropped).toContain('Error Rate (ORF) - Score');
  });

  it('has no score where a test was discontinued, though there is a level', async () => {
    const { blocks } = await accept(file({ wrc: '' }), window);
    expect(rowsOf(blocks.get('birch'))[0]).not.toHaveProperty('NWF-WRC');
  });

  it.each([
    ['95', 95],
    ['95%', 95],
    ['0.955', 95.5],
    ['1', 100],
    ['0', 0],
    ['100', 100],
  ])('reads accuracy of %s as %d percent', async (accuracy, percent) => {
    const { blocks } = await accept(file({ accuracy }), window);
    expect(rowsOf(blocks.get('birch'))[0]).toMatchObject({ 'ORF-ACC': percent });
  });

  it('leaves other windows and school years aside', async () => {
    const { report } = await accept(file({}, { id: '2', period: 'MOY' }, { id: '3', year: '2022-2023' }), window);
    expect(report).toMatchObject({ accepted: 1, otherPeriod: 2, refused: 0 });
  });

  it('counts the highest score of a student who was tested twice', async () => {
    const { blocks, report } = await accept(file({ lnf: '12' }, { lnf: '20', composite: '' }, { lnf: '12' }), window);
    expect(rowsOf(blocks.get('birch'))).toMatchObject([{ LNF: 20, COMPOSITE: 271 }]);
    expect(report).toMatchObject({ accepted: 3, repeated: 1, students: 1 });
  });

  it('keeps the results of one student in two assessment grades apart', async () => {
    const { blocks } = await accept(file({ grade: 'K' }, { grade: '01' }), window);
    expect(rowsOf(blocks.get('birch')).map(({ tested }) => tested)).toEqual(['1', 'K']);
  });

  it.each([
    [{ grade: '' }, 'grade-unknown'],
    [{ edition: 'Acadience' }, 'edition-other'],
    [{ lnf: 'twelve' }, 'score-invalid'],
    [{ lnf: '-1' }, 'score-invalid'],
    [{ lnf: '*' }, 'value-hidden'],
    [{ lnf: '<5' }, 'value-hidden'],
    [{ id: '#N/A' }, 'student-id-missing'],
    [{ accuracy: '101' }, 'score-invalid'],
    [{ period: 'Q2' }, 'period-unknown'],
    [{ school: 'nowhere' }, 'school-unknown'],
  ])('reports a row with %j as %s', async (wrong, code) => {
    const fine = Array.from({ length: 10 }, (_, index) => ({ id: `${index}` }));
    const { report } = await accept(file(...fine, { id: '99', ...wrong }), window);
    expect(report.problems).toMatchObject([{ code, row: 12 }]);
  });

  it('is known by the shortened headings of a warehouse too', async () => {
    const { blocks } = await accept(
      'SCHOOL_YEAR,PRIMARY_SCHOOL_ID,STUDENT_PRIMARY_ID,ENROLLMENT_GRADE,ASSESSMENT_GRADE,BENCHMARK_PERIOD,COMPOSITE_SCORE,' +
        'LET_NAM_LNF_SCORE,READ_FLU_ORF_SCORE,READ_AC_ORFACC_SCORE\n2023-2024,06,"1,001",1,2,BOY,310,,55,0.97',
      window,
    );
    expect(rowsOf(blocks.get('birch'))).toEqual([{ tested: '2', COMPOSITE: 310, 'ORF-WC': 55, 'ORF-ACC': 97 }]);
  });
});

describe('DIBELS results with a score on each row', () => {
  const long = (...rows: string[]) => ['student_id,school,grade,measure,score,ell', ...rows].join('\n');

  it('become one row per student and grade', async () => {
    const { blocks, report } = await accept(
      long('1,birch,3,ORF-WC,90,Y', '1,birch,3,orf acc,0.97,', '2,birch,3,Composite,330,N', '1,birch,3,ORF,95,Y'),
      window,
    );
    expect(
      rowsOf(blocks.get('birch')).sort((a, b) => String(b.english_learner).localeCompare(String(a.english_learner))),
    ).toEqual([
      { tested: '3', english_learner: 'yes', 'ORF-WC': 95, 'ORF-ACC': 97, COMPOSITE: Number.NaN },
      { tested: '3', english_learner: 'no', 'ORF-WC': Number.NaN, 'ORF-ACC': Number.NaN, COMPOSITE: 330 },
    ]);
    expect(report).toMatchObject({ accepted: 4, students: 2 });
  });

  it('are reported row by row when a measure is not known', async () => {
    const fine = Array.from({ length: 10 }, (_, index) => `${index},birch,3,LNF,1,N`);
    const { report } = await accept(long(...fine, '1,birch,3,Chess,1,N'), window);
    expect(report.problemCounts).toEqual({ 'measure-unknown': 1 });
  });
});

describe('results of Acadience Reading', () => {
  const scoresOf = async (text: string) => {
    const { blocks, report } = await accept(text, { dataset: 'assessment', period: '2023-24-MOY' });
    const block = blocks.get('birch');
    return {
      edition: block && 'edition' in block ? block.edition : undefined,
      rows: rowsOf(blocks.get('birch')),
      report,
    };
  };

  it('are taken as Acadience Learning Online exports them', async () => {
    const { edition, rows, report } = await scoresOf(
      'School Year,School Name,Student Number,Student Last Name,Student Grade Level,Benchmark Period,FSF Score,PSF Score,' +
        'NWF CLS Score,NWF WWR Score,ORF WC Score,ORF Errors,ORF Accuracy Score,Retell Score,Retell Quality Score,' +
        'Maze Adjusted Score,Reading Composite Score,Reading Composite Status,ELL Status\n' +
        '2023-2024,Birch Elementary,1,One,3,Middle,,,,,90,4,96%,30,2,12.5,290,At or Above Benchmark,N',
    );
    expect(edition).toBe('acadience-2018');
    expect(rows).toEqual([
      {
        tested: '3',
        english_learner: 'no',
        'ORF-WC': 90,
        'ORF-ACC': 96,
        RETELL: 30,
        'RETELL-QUALITY': 2,
        'MAZE-ADJ': 12.5,
        COMPOSITE: 290,
      },
    ]);
    expect(report.columnsDropped).toContain('ORF Errors');
    expect(report.composites).toBeUndefined();
  });

  it('are taken as mCLASS exported DIBELS Next', async () => {
    const { edition, rows } = await scoresOf(
      'School Name,Student Primary ID,Assessment Edition,Assessment Grade,Benchmark Period,' +
        'Assessment Measure-Composite Score-Levels,Assessment Measure-Composite Score-Score,Assessment Measure-FSF-Score,' +
        'Assessment Measure-NWF (WWR)-Score,Assessment Measure-DORF (Accuracy)-Score,Assessment Measure-DORF (Fluency)-Score,' +
        'Assessment Measure-Daze-Score\nBirch Elementary,1,DIBELS Next,K,MOY,Below,100,25,,,,',
    );
    expect(edition).toBe('acadience-2018');
    expect(rows).toEqual([{ tested: 'K', COMPOSITE: 100, FSF: 25 }]);
  });
});

describe('a composite whose parts are all there', () => {
  const headings = 'student_id,school,grade,LNF Score,PSF Score,NWF-CLS Score,NWF-WRC Score,WRF Score,Composite Score';
  const kindergarten = (id: number, composite: string) => `${id},birch,K,20,5,10,1,2,${composite}`;
  const composites = async (...rows: string[]) => {
    const { blocks, report } = await accept([headings, ...rows].join('\n'), window);
    return { sent: rowsOf(blocks.get('birch')).map(({ COMPOSITE }) => COMPOSITE), report };
  };

  it('is compared with them, and counts as it was sent', async () => {
    const { sent, report } = await composites(kindergarten(1, '299'), kindergarten(2, '301'), kindergarten(3, ''));
    expect(report).toMatchObject({ accepted: 3, refused: 0, composites: { checked: 2, differ: 1 } });
    expect(sent.sort()).toEqual([299, 301, Number.NaN]);
  });

  it('is not compared where a part is missing or the weights are not known', async () => {
    const { report } = await composites('1,birch,K,20,5,10,,2,299', '2,birch,4,20,5,10,1,2,299');
    expect(report.composites).toBeUndefined();
  });

  it('is compared in the form with a score on each row too', async () => {
    const parts = { LNF: 20, PSF: 5, 'NWF-CLS': 10, 'NWF-WRC': 1, WRF: 2, COMPOSITE: 310 };
    const rows = Object.entries(parts).map(([measure, score]) => `1,birch,K,${measure},${score}`);
    const { report } = await accept(['student_id,school,grade,measure,score', ...rows].join('\n'), window);
    expect(report.composites).toEqual({ checked: 1, differ: 1 });
  });
});

describe('what is not benchmark results', () => {
  it.each([
    [
      'progress monitoring',
      'Student Primary ID,School Name,Assessment Grade,PM Period,Measure,Probe Number,Score\n1,birch,3,1,LNF,1,2',
    ],
    ['attendance', 'student_id,school,grade,days_enrolled,days_absent\n1,birch,3,20,1'],
  ])('is refused whole: %s', async (found, text) => {
    const { refusal } = await refuse(text, window);
    expect(refusal).toMatchObject({ code: 'wrong-dataset', message: expect.stringContaining(found) });
  });

  it('is taken by no link for attendance', async () => {
    const outcome = await read(file({}), { period: '2026-02' });
    expect(outcome).toMatchObject({ state: 'refused', refusal: { code: 'wrong-dataset' } });
  });
});
