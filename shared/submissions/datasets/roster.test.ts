import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, refuse, rowsOf } from '../testing/read-text.ts';

const link = { dataset: 'roster', period: '2025-26-YEAR' } as const;
const file = (headings: string, ...rows: string[]) => `${[headings, ...rows].join('\n')}\n`;
const headings = 'student_id,last_name,school,grade,school_year,ELL,race,birth_date';

describe('a roster', () => {
  it('tells the groups of each student of a school; other years are left aside, names are dropped', async () => {
    const read = await accept(
      file(
        headings,
        '0012,Madename,birch,03,2025-26,Y,Hispanic/Latino,2015-01-01',
        '13,Madename,Cedar Middle,KG,,N,,',
        '14,Madename,06,,2024-2025,N,White,',
      ),
      link,
    );
    expect(rowsOf(read.blocks.get('birch'))).toEqual([
      { grade: '3', english_learner: 'yes', race_ethnicity: 'hispanic' },
    ]);
    expect(rowsOf(read.blocks.get('cedar'))).toEqual([
      { grade: 'k', english_learner: 'no', race_ethnicity: 'not_reported' },
    ]);
    expect(read.report).toMatchObject({ rows: 3, accepted: 2, otherPeriod: 1, students: 2, schools: 2 });
    expect(read.report.columnsDropped).toEqual(['last_name', 'birth_date']);
  });

  it('has one row of a student and school: repeated rows count once, the later value stands where they disagree', async () => {
    const rows = ['1,birch,N,White', '1,birch,N,White', '1,birch,Y,', '1,cedar,N,Asian', '2,birch,,Asian'];
    const expected = [
      { grade: 'not_reported', english_learner: 'yes', race_ethnicity: 'white' },
      { grade: 'not_reported', english_learner: 'not_reported', race_ethnicity: 'asian' },
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { blocks, report } = await accept(file('student_id,school,ELL,race', ...shuffled), link);
        expect(rowsOf(blocks.get('birch'))).toEqual(expect.arrayContaining(expected));
        expect(blocks.get('birch')).toMatchObject({ kind: 'roster', rows: 2 });
        expect(report).toMatchObject({ accepted: 5, repeated: 1, students: 2, schools: 2 });
      }),
      { numRuns: 20 },
    );
  });

  it('is refused where it tells no group', async () => {
    const { refusal } = await refuse(file('student_id,school,grade', '1,birch,3'), link);
    expect(refusal.code).toBe('groups-missing');
  });

  it('is never what a file of another link is taken for', async () => {
    const { refusal } = await refuse(file('student_id,school,grade,ELL', '1,birch,3,Y'), { period: '2026-02' });
    expect(refusal.code).toBe('columns-missing');
  });
});
