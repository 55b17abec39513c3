import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceRow } from './testing/attendance-row.ts';
import { fircrest, read } from './testing/read-text.ts';

const schema = attendanceRow(fircrest.filter(({ kind }) => kind === 'school'));
const fields = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'english_learner'] as const;

const number = fc.oneof(
  fc.integer({ min: -5, max: 400 }).map(String),
  fc.double({ min: 0, max: 40, noNaN: true }).map((value) => value.toFixed(2)),
  fc.constantFrom('', '.5', '0.5', '1e2', '366', '366.01', '367', '0', '1,5', '+1', ' 7 ', '٣', 'x', '5.', '0x10'),
);
const row = fc.record({
  student_id: fc.constantFrom('1', ' 2 ', '', 'NULL', 'n/a', 'abc', ' '),
  school: fc.constantFrom('birch', ' CEDAR MIDDLE', '06', '7', 'fircrest', 'elm', '', 'B-1'),
  grade: fc.constantFrom('K', '03', '', '13', 'PK', 'x', '1.5'),
  days_enrolled: number,
  days_absent: number,
  english_learner: fc.constantFrom('Y', 'n', '', 'maybe', '1', 'Yes'),
});

describe('the checks of the reader', () => {
  it('are those of the schema of a row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const lines = rows.map((one) => fields.map((field) => `"${one[field]}"`).join(','));
        const outcome = await read([fields.join(','), ...lines].join('\n'));
        const bad = rows.flatMap((one, index) => (schema.safeParse(one).success ? [] : [index + 2]));
        expect(outcome.report?.problems.map(({ row }) => row)).toEqual(bad);
      }),
      { numRuns: 200 },
    );
  });
});
