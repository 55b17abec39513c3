import { describe, expect, it } from 'vitest';
import { exportColumns, type MadeRow, madeExport, PERSON } from '../testing/made-export.ts';
import { accept, rowsOf } from '../testing/read-text.ts';

const window = { dataset: 'assessment', period: '2023-24-BOY' } as const;
const week = { dataset: 'monitoring', period: '2026-W07' } as const;

/** Reads a made file that must be taken whole: its rows of Birch Elementary by grade, without groups that were not set. */
async function taken(name: string, rows: MadeRow[], link: Parameters<typeof accept>[1]) {
  const { blocks, report } = await accept(madeExport(await exportColumns(name), rows), link);
  expect(report.problems).toEqual([]);
  expect(JSON.stringify(report)).not.toContain(PERSON);
  const birch = rowsOf(blocks.get('birch')).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 'not_reported' && !Number.isNaN(value))),
  );
  return { birch: birch.sort((a, b) => (String(a.tested) < String(b.tested) ? -1 : 1)), report };
}

/** Headings of what the edge rows of a benchmark export set. */
type Headed = Record<
  'year' | 'school' | 'id' | 'edition' | 'grade' | 'period' | 'learner' | 'race' | 'gender' | 'meal',
  string
> & { composite: string; lnf: string; cls: string; wrc: string; orf: string; accuracy: string; maze: string };

/** What is odd in real files, as rows of a benchmark export of mCLASS. */
function edgeRows(by: Headed): MadeRow[] {
  const row = (id: string, grade: string, more: Partial<Record<keyof Headed, string>>): MadeRow => {
    const values = {
      year: '2023-2024',
      school: '06',
      edition: 'DIBELS 8th Edition',
      period: 'BOY',
      id,
      grade,
      ...more,
    };
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [by[key as keyof Headed], value]));
  };
  return [
    row('1,000,001', 'K', { composite: '271', lnf: '12', cls: 'Discontinue', wrc: '', learner: 'Y', race: 'Asian' }),
    row('1000002', '2', { orf: '55', accuracy: '95', gender: 'F', meal: 'Free' }),
    row('1000003', '04', { orf: '101', accuracy: '0.955', maze: '12.5', gender: 'NULL', learner: 'NULL' }),
    row('1000004', 'PK', { lnf: 'NULL', cls: '--', composite: 'Discontinued', race: '' }),
    row('1000005', '5', { school: 'Birch Elementary', accuracy: '97%', maze: 'Tested Out' }),
    row('1000006', '3', { period: 'MOY', orf: '70' }),
    row('1000007', '3', { year: '2022-2023', orf: '70' }),
  ];
}

const edgesRead = [
  { tested: '2', gender: 'female', low_income: 'yes', 'ORF-WC': 55, 'ORF-ACC': 95 },
  { tested: '4', 'ORF-WC': 101, 'ORF-ACC': 95.5, MAZE: 12.5 },
  { tested: '5', 'ORF-ACC': 97 },
  { tested: 'K', english_learner: 'yes', race_ethnicity: 'asian', COMPOSITE: 271, LNF: 12 },
  { tested: 'PK' },
];

const mclass: Headed = {
  year: 'School Year',
  school: 'Primary School ID',
  id: 'Student Primary ID',
  edition: 'Assessment Edition',
  grade: 'Assessment Grade',
  period: 'Benchmark Period',
  learner: 'ELL Status',
  race: 'Race',
  gender: 'Gender',
  meal: 'Meal Status',
  composite: 'Composite Score',
  lnf: 'Letter Names (LNF) - Score',
  cls: 'Letter Sounds (NWF-CLS) - Score',
  wrc: 'Decoding (NWF-WRC) - Score',
  orf: 'Reading Fluency (ORF) - Score',
  accuracy: 'Reading Accuracy (ORF-Accu) - Score',
  maze: 'Reading Comprehension (Maze) - Score',
};
const warehouse: Headed = {
  year: 'SCHOOL_YEAR',
  school: 'PRIMARY_SCHOOL_ID',
  id: 'STUDENT_PRIMARY_ID',
  edition: 'ASSESSMENT_EDITION',
  grade: 'ASSESSMENT_GRADE',
  period: 'BENCHMARK_PERIOD',
  learner: 'ELL_STATUS',
  race: 'RACE',
  gender: 'GENDER',
  meal: 'MEAL_STATUS',
  composite: 'COMPOSITE_SCORE',
  lnf: 'LET_NAM_LNF_SCORE',
  cls: 'LET_SOU_NWFCLS_SCORE',
  wrc: 'DECOD_NWFWRC_SCORE',
  orf: 'READ_FLU_ORF_SCORE',
  accuracy: 'READ_AC_ORFACC_SCORE',
  maze: 'READ_COMP_MAZE_SCORE',
};

describe('a benchmark export in exactly the columns of its system', () => {
  it.each([
    ['mclass-dibels8-2023-24', mclass],
    ['mclass-dibels8-2024-25', mclass],
    ['mclass-dibels8-warehouse', warehouse],
  ])('is read with all that is odd in it: %s', async (name, by) => {
    const { birch, report } = await taken(name, edgeRows(by), window);
    expect(birch).toEqual(edgesRead);
    expect(report).toMatchObject({ rows: 7, accepted: 5, refused: 0, otherPeriod: 2, students: 5 });
  });

  it('is read with the groups that the columns of 2024-25 add', async () => {
    const row = { 'Student Primary ID': '1', 'School Name': 'Birch Elementary', 'Assessment Grade': '3' };
    const { birch } = await taken(
      'mclass-dibels8-2024-25',
      [{ ...row, Race: 'White', 'Hispanic or Latino Ethnicity': 'Yes', 'IEP Status': 'Y', 'Composite Score': '340' }],
      window,
    );
    expect(birch).toEqual([{ tested: '3', race_ethnicity: 'hispanic', disability: 'yes', COMPOSITE: 340 }]);
  });

  it('is read where scores are to be imported into the DIBELS Data System', async () => {
    const row = { SCHOOL_NAME: 'Birch Elementary', GRADE: '1', SCHOOL_YEAR: '2023-2024', ASSESS_WINDOW: 'BOY' };
    const { birch } = await taken(
      'dds-import-template-2022-23',
      [{ ...row, STUDENT_ID: '1', LNF: '40', NWF_CLS: '20', ORF_WORDS_CORRECT: '9', MAZE_CORRECT: '3' }],
      window,
    );
    expect(birch).toEqual([{ tested: '1', LNF: 40, 'NWF-CLS': 20, 'ORF-WC': 9 }]);
  });

  it('is read as Acadience Reading where it is of Acadience Learning Online', async () => {
    const { birch } = await taken(
      'acadience-learning-online-2023-24',
      [
        {
          'School Year': '2023-2024',
          'School SIS ID': '06',
          'Student Number': '1,001',
          'Student Grade Level': '03',
          'Benchmark Period': 'Beginning',
          'ORF WC Score': '90',
          'ORF Accuracy Score': '0.96',
          'Retell Score': 'NULL',
          'Retell Quality Score': '2',
          'Maze Adjusted Score': '12.5',
          'Reading Composite Score': '290',
          'LNF Score': '5',
          Gender: 'M',
          'Race/Ethnicity': 'Black or African American',
          'ELL Status': 'N',
          'Free/Reduced Lunch': 'Reduced',
          Homeless: 'No',
        },
      ],
      window,
    );
    expect(birch).toEqual([
      {
        tested: '3',
        gender: 'male',
        race_ethnicity: 'black',
        english_learner: 'no',
        low_income: 'yes',
        homeless: 'no',
        COMPOSITE: 290,
        'ORF-WC': 90,
        'ORF-ACC': 96,
        'RETELL-QUALITY': 2,
        'MAZE-ADJ': 12.5,
      },
    ]);
  });

  it('is read as Acadience Reading where it is of DIBELS Next', async () => {
    const { birch } = await taken(
      'mclass-dibels-next',
      [
        {
          'School Year': '2023-2024',
          'Primary School ID': 'B-1',
          'Student Primary ID': '7',
          'Assessment Edition': 'DIBELS Next',
          Grade: '4',
          'Assessment Grade': 'K',
          'Benchmark Period': 'BOY',
          'Assessment Measure-FSF-Score': '20',
          'Assessment Measure-PSF-Score': 'Discontinue',
          'Assessment Measure-Composite Score-Score': '30',
          ECON_DISADV: 'Yes',
          ESL: 'Y',
          ENGPROF: 'Made level 3',
          SPECIAL_ED: 'N',
        },
      ],
      window,
    );
    expect(birch).toEqual([
      { tested: 'K', low_income: 'yes', english_learner: 'yes', disability: 'no', COMPOSITE: 30, FSF: 20 },
    ]);
  });
});

describe('a progress monitoring export in exactly the columns of its system', () => {
  it('is read probe by probe', async () => {
    const probe = (id: string, measure: string, score: string, day = '2/11/2026'): MadeRow => ({
      'School Year': '2025-2026',
      'Primary School ID': '06',
      'Student Primary ID': id,
      'Assessment Edition': 'DIBELS 8th Edition',
      'Assessment Grade': '02',
      'PM Period': 'BOY->MOY',
      Measure: measure,
      'Probe Number': '4',
      Score: score,
      'Client Date': day,
      'Special Education': 'Y',
    });
    const { birch, report } = await taken(
      'mclass-progress-monitoring-2022-23',
      [
        probe('2,001', 'Reading Fluency (ORF)', '61'),
        probe('2001', 'Reading Accuracy (ORF-Accu)', '0.97'),
        probe('2001', 'Letter Sounds (NWF-CLS)', 'NULL'),
        probe('2001', 'Reading Comprehension (Maze)', '9.5'),
        probe('2001', 'Word Reading (WRF)', '40', '2/4/2026'),
        { ...probe('2001', 'Word Reading (WRF)', '41', ''), 'Sync Date': '2/12/2026 8:05 AM' },
        { ...probe('2001', 'Word Reading (WRF)', '50', 'NULL'), 'Sync Date': '2/20/2026 8:05 AM' },
      ],
      week,
    );
    expect(birch).toEqual([{ tested: '2', disability: 'yes', WRF: 41, 'ORF-WC': 61, 'ORF-ACC': 97, MAZE: 9.5 }]);
    expect(report).toMatchObject({ accepted: 5, otherPeriod: 2, students: 1 });
  });

  it('is read with the days and scores of 2025-26', async () => {
    const probe = (measure: string, score: string, day = '2026-02-13'): MadeRow => ({
      school_year: '2025-2026',
      academic_year: '2025',
      school_primary_id: '06',
      student_primary_id: '3001.0',
      assessment_edition: 'DIBELS 8th Edition',
      assessment_grade: 'K',
      assessment_grade_int: '0',
      pm_period: 'MOY->EOY',
      device_date: day,
      measure,
      measure_standard_score: score,
      ell_status: 'Yes',
      hispanic_or_latino_ethnicity: 'No',
      race: 'White',
    });
    const { birch, report } = await taken(
      'mclass-progress-monitoring-aimline-2025-26',
      [
        probe('PSF', '31'),
        probe('(DEC-IW)', '12'),
        probe('Irregular Words (DEC-IW)', '9'),
        probe('NWF-WRC', '4'),
        probe('ORF-Accu', '88'),
        probe('PSF', '30', '2026-02-20'),
      ],
      week,
    );
    expect(birch).toEqual([
      { tested: 'K', english_learner: 'yes', race_ethnicity: 'white', PSF: 31, 'NWF-WRC': 4, 'ORF-ACC': 88 },
    ]);
    expect(report).toMatchObject({ accepted: 5, otherPeriod: 1 });
  });
});
