import { describe, expect, it } from 'vitest';
import type { Layout } from '../headings.ts';
import { neededColumns } from '../needed-columns.ts';
import { exportColumns, type MadeRow, madeExport, PERSON } from '../testing/made-export.ts';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

/** Columns of a student in a grade: the school year, the school, and scores by the name of the measure. */
function inGrade(suffix: string, window: string, year: string, scores: MadeRow): MadeRow {
  const headed = Object.entries(scores).map(([measure, score]) => [`${measure}_${suffix}_${window}`, score]);
  return { [`Year_${suffix}`]: year, [`School_${suffix}`]: 'Birch Elementary', ...Object.fromEntries(headed) };
}

/** The rows of Birch Elementary by grade, without what was not reported and without measures that have no score. */
function birchOf({ blocks }: Awaited<ReturnType<typeof accept>>) {
  const rows = rowsOf(blocks.get('birch')).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 'not_reported' && !Number.isNaN(value))),
  );
  return rows.sort((a, b) => (String(a.tested) < String(b.tested) ? -1 : 1));
}

describe('Data Farming of one grade and window (42 columns)', async () => {
  const columns = await exportColumns('data-farming-grade-1-boy-2024-25');
  const link = { dataset: 'assessment', period: '2024-25-BOY' } as const;
  const row = (id: string, scores: MadeRow, year = '2024-2025') => ({
    Student_ID: id,
    ...inGrade('1st', 'Beginning', year, scores),
  });

  it('gives the scores of the grade, none where only a status stands', async () => {
    const read = await accept(
      madeExport(columns, [
        row('1,001', { LNF: '40', PSF: '', 'NWF-CLS': '--', 'ORF-WordsCorrect': '12', 'ORF-Accuracy': '71%' }),
        row('1002', { WRF: '9', 'NWF-WRC': '3', 'ORF-Accuracy': '0.5', 'ORF-Errors': '6', Composite: '331' }),
        row('1003', { LNF: '41' }, '2023-2024'),
      ]),
      link,
    );
    expect(birchOf(read)).toHaveLength(2);
    expect(birchOf(read)).toEqual(
      expect.arrayContaining([
        { tested: '1', LNF: 40, 'ORF-WC': 12, 'ORF-ACC': 71 },
        { tested: '1', WRF: 9, 'NWF-WRC': 3, 'ORF-ACC': 50, COMPOSITE: 331 },
      ]),
    );
    expect(read.report).toMatchObject({ rows: 3, accepted: 2, otherPeriod: 1, refused: 0, problems: [] });
    expect(read.report.columnsUsed).toMatchObject({
      student_id: 'Student_ID',
      school: 'School_1st',
      school_year: 'Year_1st',
      'ORF-WC': 'ORF-WordsCorrect_1st_Beginning',
    });
    expect(JSON.stringify(read.report)).not.toContain(PERSON);
  });

  it('is refused by a link for another window, which has no columns here', async () => {
    const { refusal } = await refuse(madeExport(columns, [row('1', { LNF: '40' })]), {
      ...link,
      period: '2024-25-MOY',
    });
    expect(refusal.code).toBe('other-period');
  });

  it('is refused without the year or the school of the grade', async () => {
    const without = columns.filter((column) => column !== 'Year_1st' && column !== 'School_1st');
    const { refusal } = await refuse(madeExport(without, [{ Student_ID: '1', LNF_1st_Beginning: '40' }]), link);
    expect(refusal.message).toBe('The file lacks Year and School of grade 1.');
  });

  it('is known as DIBELS results by links for something else', async () => {
    for (const other of [{ period: '2025-02' }, { dataset: 'monitoring', period: '2025-W07' }] as const) {
      const { refusal } = await refuse(madeExport(columns, [row('1', { LNF: '40' })]), other);
      expect(refusal).toMatchObject({ code: 'wrong-dataset', message: expect.stringContaining('DIBELS results') });
    }
  });

  it.each([
    [{ Year_1st: 'last year' }, 'period-unknown', 'Year_1st'],
    [{ School_1st: 'nowhere' }, 'school-unknown', 'School_1st'],
    [{ School_1st: '' }, 'school-missing', 'School_1st'],
    [{ LNF_1st_Beginning: '*' }, 'value-hidden', 'LNF_1st_Beginning'],
    [{ 'ORF-Accuracy_1st_Beginning': '101' }, 'score-invalid', 'ORF-Accuracy_1st_Beginning'],
    [{ Student_ID: '#N/A' }, 'student-id-missing', 'Student_ID'],
  ])('reports a row with %j by its own column', async (wrong, code, column) => {
    const fine = Array.from({ length: 10 }, (_, id) => row(`${id}`, { LNF: '40' }));
    const { report } = await accept(madeExport(columns, [...fine, { ...row('99', { LNF: '40' }), ...wrong }]), link);
    expect(report.problems).toMatchObject([{ code, column, row: 12 }]);
  });
});

describe('Data Farming of all grades and windows (949 columns, tabs)', async () => {
  const columns = await exportColumns('data-farming-k-8-2019-20');
  const kindergarten = { LNF: '20', PSF: '5', 'NWF-CLS': '10', 'NWF-WRC': '1', WRF: '2' };
  const file = madeExport(
    columns,
    [
      { Student_ID: '1', ...inGrade('K', 'Beginning', '2019-2020', { ...kindergarten, Composite: '299' }) },
      { Student_ID: '2', ...inGrade('K', 'Beginning', '2019-2020', { ...kindergarten, Composite: '310' }) },
      {
        Student_ID: '3',
        ...inGrade('2nd', 'Beginning', '2018-2019', { 'ORF-WordsCorrect': '30' }),
        ...inGrade('3rd', 'Beginning', '2019-2020', { 'ORF-WordsCorrect': '72', 'Maze-Adjusted': '4.5' }),
        ...inGrade('3rd', 'Middle', '2019-2020', { 'ORF-WordsCorrect': '90' }),
      },
      { Student_ID: '4', ...inGrade('8th', 'Middle', '2019', { 'ORF-Accuracy': '0.98' }) },
    ],
    '\t',
  );

  it('gives the scores of the window and of the grade in which the year of the link was', async () => {
    const beginning = await accept(file, { dataset: 'assessment', period: '2019-20-BOY' });
    expect(birchOf(beginning)).toEqual([
      { tested: '3', 'ORF-WC': 72, MAZE: 4.5 },
      { tested: '8' },
      { tested: 'K', LNF: 20, PSF: 5, 'NWF-CLS': 10, 'NWF-WRC': 1, WRF: 2, COMPOSITE: expect.any(Number) },
      { tested: 'K', LNF: 20, PSF: 5, 'NWF-CLS': 10, 'NWF-WRC': 1, WRF: 2, COMPOSITE: expect.any(Number) },
    ]);
    expect(beginning.report).toMatchObject({ accepted: 4, students: 4, composites: { checked: 2, differ: 1 } });
    const middle = await accept(file, { dataset: 'assessment', period: '2019-20-MOY' });
    expect(birchOf(middle)).toEqual([
      { tested: '3', 'ORF-WC': 90 },
      { tested: '8', 'ORF-ACC': 98 },
      { tested: 'K' },
      { tested: 'K' },
    ]);
    const before = await accept(file, { dataset: 'assessment', period: '2018-19-BOY' });
    expect(birchOf(before)).toEqual([{ tested: '2', 'ORF-WC': 30 }]);
    expect(before.report).toMatchObject({ accepted: 1, otherPeriod: 3 });
  });

  it('counts the grade with scores of a student who moved up within the year', async () => {
    const moved = (first: MadeRow, second: MadeRow) =>
      madeExport(columns, [
        {
          Student_ID: '1',
          ...inGrade('1st', 'Beginning', '2019-2020', first),
          ...inGrade('2nd', 'Beginning', '2019-2020', second),
        },
      ]);
    const link = { dataset: 'assessment', period: '2019-20-BOY' } as const;
    expect(birchOf(await accept(moved({ WRF: '9' }, {}), link))).toEqual([{ tested: '1', WRF: 9 }]);
    expect(birchOf(await accept(moved({ WRF: '9' }, { WRF: '--' }), link))).toEqual([{ tested: '1', WRF: 9 }]);
    expect(birchOf(await accept(moved({ WRF: '9' }, { WRF: '8' }), link))).toEqual([{ tested: '2', WRF: 8 }]);
    expect(birchOf(await accept(moved({}, {}), link))).toEqual([{ tested: '2' }]);
  });
});

describe('Data Farming with demographics (1,040 columns)', async () => {
  const columns = await exportColumns('data-farming-demographics-2022-23');
  const link = { dataset: 'assessment', period: '2022-23-EOY' } as const;
  const text = madeExport(columns, [
    {
      Student_ID: '0001',
      Birth_Date: '2014-01-01',
      Race_Ethnicity: 'Hispanic/Latino',
      Gender: 'Female',
      Free_Reduced_Lunch: 'No',
      Special_Education: 'Yes',
      ...inGrade('4th', 'End', '2022-2023', { 'ORF-WordsCorrect': '120', 'Maze-Adjusted': '15' }),
      School_4th: 'Birch El.',
      School_Institutional_ID_4th: '06',
    },
  ]);

  it('gives groups too, and finds schools by their code', async () => {
    const read = await accept(text, link);
    expect(birchOf(read)).toEqual([
      {
        tested: '4',
        race_ethnicity: 'hispanic',
        gender: 'female',
        low_income: 'no',
        disability: 'yes',
        'ORF-WC': 120,
        MAZE: 15,
      },
    ]);
  });

  it('has a small receipt, and can be sent without its other columns', async () => {
    let layout: Layout | undefined;
    const { report } = await accept(text, { ...link, onLayout: (found) => (layout = found) });
    expect(report.columnsDropped.length).toBeLessThanOrEqual(101);
    expect(report.columnsDropped).toContain('School_Percentile_Composite_… (27 columns)');
    expect(JSON.stringify(report).length).toBeLessThan(8000);
    const needed = layout && neededColumns(link, layout);
    expect(needed).toHaveLength(1 + 4 + 9 * 3 + 48); // id, groups, where and when by grade, scores of the window
    const alone = needed?.map((index) => columns[index] ?? '') ?? [];
    const slim = await accept(madeExport(alone, [{ Student_ID: '1', Year_4th: '2022', School_4th: '06' }]), link);
    expect(slim.report).toMatchObject({ accepted: 1, columnsDropped: [] });
  });
});
