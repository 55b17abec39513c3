import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../../catalog/indicator-presets.ts';
import type { Place } from '../../catalog/place.ts';
import type { AttendanceBlock, Block, CountsBlock } from '../block.ts';
import { PSEUDONYM_BYTES } from '../pseudonym.ts';
import { LISTED_DETAILS, suspicion, unconfirmed, withoutNumbers } from './catalog.ts';
import { type Comparison, comparablePeriods } from './comparison.ts';
import { fileFacts } from './file-facts.ts';
import { findSuspicions } from './find-suspicions.ts';
import { isJump, usualRange, usualRate } from './usual-rate.ts';

const places: Place[] = [
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'rivermouth', codes: [] },
  ...['birch', 'cedar'].map((id) => ({ id, kind: 'school' as const, name: id, parentId: 'fircrest', codes: [] })),
];

/** Students by number; the first `absent` were away for half of their days. */
function school(students: number[], { learners = 0, absent = 0 } = {}): AttendanceBlock {
  const rows = students.length;
  const bytes = new Uint8Array(rows * PSEUDONYM_BYTES);
  const view = new DataView(bytes.buffer);
  const sorted = students.toSorted((a, b) => a - b);
  for (const [row, student] of sorted.entries()) view.setUint32(row * PSEUDONYM_BYTES, student * 104_729);
  const codes = Uint8Array.from({ length: rows }, (_, row) => (row < learners ? 2 : 1));
  return {
    ...{ kind: 'attendance', rows, students: bytes },
    groups: [{ dimension: 'english_learner', values: ['not_reported', 'no', 'yes'], codes }],
    daysEnrolled: new Int32Array(rows).fill(2000),
    daysAbsent: Int32Array.from({ length: rows }, (_, row) => (row < absent ? 1000 : 0)),
  };
}
const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);
const file = (blocks: Record<string, Block>) => new Map(Object.entries(blocks));

const alone: Comparison = { period: '2026-02', present: [], usual: [], minimumStudents: 10 };
/** Compared with files of an earlier period. */
const comparedWith = (period: string, ...files: Map<string, Block>[]): Comparison => ({
  ...alone,
  before: { period, files: files.map((one, sequence) => ({ sequence, places: fileFacts(one) })) },
});
const find = (blocks: Map<string, Block>, comparison: Comparison, earlier?: Map<string, Block>) =>
  findSuspicions({ blocks, comparison, places, earlier: earlier && [...earlier.values()] });
const codes = (...file: Parameters<typeof find>) => find(...file).map(({ code }) => code);

const january = file({ birch: school(from(1, 100)), cedar: school(from(101, 100)) });

describe('fewer and more students', () => {
  it.each([
    [90, 90, []],
    [90, 89, ['fewer-students']],
    [110, 110, []],
    [110, 111, ['more-students']],
  ])('are odd when more than 10 and more than a tenth: %i and %i, before 100 each', (birch, cedar, expected) => {
    const now = file({ birch: school(from(1, birch)), cedar: school(from(501, cedar)) });
    expect(codes(now, comparedWith('2026-01', january))).toEqual(expected);
  });

  it('are told of single schools within a school year, not against the year before', () => {
    const now = file({ birch: school(from(1, 100)), cedar: school(from(101, 85)) });
    expect(find(now, comparedWith('2026-01', january))).toMatchObject([
      { code: 'fewer-students', details: ['cedar: 85 students, before 100'] },
    ]);
    expect(codes(now, comparedWith('2025-02', january))).toEqual([]);
    const small = file({ birch: school(from(1, 20)) });
    expect(codes(file({ birch: school(from(1, 10)) }), comparedWith('2026-01', small))).toEqual([]);
  });

  it('count students of several spells once', () => {
    const twice = file({ birch: school([...from(1, 100), ...from(1, 50)]), cedar: school(from(101, 100)) });
    expect(fileFacts(twice).birch).toMatchObject({ size: 100, groups: { 'english_learner:no': 150 } });
    expect(codes(twice, comparedWith('2026-01', january))).toEqual([]);
  });
});

describe('other students', () => {
  const replaced = (count: number) => file({ birch: school(from(1, 100)), cedar: school(from(101 + count, 100)) });

  it('are odd when more than a tenth were replaced, a half against the year before', () => {
    const seen = (count: number, period: string) => codes(replaced(count), comparedWith(period, january), january);
    expect([seen(20, '2026-01'), seen(21, '2026-01')]).toEqual([[], ['different-students']]);
    expect([seen(100, '2025-02'), seen(21, '2025-02')]).toEqual([[], []]);
    const others = file({ birch: school(from(501, 100)), cedar: school(from(701, 100)) });
    expect(find(others, comparedWith('2025-02', january), january)).toMatchObject([
      { code: 'different-students', details: ['200 of the 200 students are gone, and 200 others have come'] },
    ]);
  });

  it('are not said where pseudonyms do not last', () => {
    expect(codes(replaced(100), comparedWith('2026-01', january))).toEqual([]);
  });
});

describe('a school that is missing', () => {
  const birch = file({ birch: school(from(1, 100)) });
  const cedar = file({ cedar: school(from(101, 100)) });

  it('is one that came in the same file before, unless another file of the period has it', () => {
    expect(find(birch, comparedWith('2026-01', january))).toMatchObject([
      { code: 'school-missing', details: ['cedar'] },
    ]);
    expect(codes(birch, { ...comparedWith('2026-01', january), present: ['cedar'] })).toEqual([]);
    expect(codes(birch, comparedWith('2026-01', birch, cedar))).toEqual([]);
    expect(codes(birch, alone)).toEqual([]);
  });
});

describe('a student group that is missing', () => {
  it('had more than ten students and has none', () => {
    const withLearners = (learners: number) =>
      comparedWith('2026-01', file({ birch: school(from(1, 100), { learners }) }));
    const now = file({ birch: school(from(1, 100)) });
    expect(find(now, withLearners(11))).toMatchObject([{ code: 'group-missing', details: ['English learners'] }]);
    expect(codes(now, withLearners(10))).toEqual([]);
  });
});

describe('a value that jumps', () => {
  const shares = from(0, 12).map((at) => ({ numerator: at % 2 ? 12 : 8, denominator: 100 }));

  it('is beyond the limits of its series and far from its last value', () => {
    const usual = usualRate(shares, 12);
    if (!usual) throw new Error('Twelve values are enough.');
    expect(usual).toMatchObject({ center: 0.1, last: 0.12 });
    const [low, high] = usualRange(usual, 100);
    expect([low, high].map((one) => Math.round(1000 * one))).toEqual([0, 206]);
    const jumps = (numerator: number) => isJump(usual, { numerator, denominator: 100 });
    expect([jumps(20), jumps(24), jumps(26)]).toEqual([false, false, true]);
    // As far from the mean, but not from the last value.
    expect(isJump({ ...usual, last: 0.3 }, { numerator: 40, denominator: 100 })).toBe(false);
    expect(usualRate(shares, 13)).toBeUndefined();
    expect(
      usualRate(
        shares.map((one) => ({ ...one, numerator: 0 })),
        12,
      ),
    ).toBeUndefined();
  });

  it('is told of places with enough students, and of the district only when the file is whole', () => {
    const usual = usualRate(shares, 12);
    if (!usual) throw new Error('Twelve values are enough.');
    const known = { ...alone, usual: [{ indicator: chronicAbsence, places: { fircrest: usual, birch: usual } }] };
    const birch = file({ birch: school(from(1, 100), { absent: 50 }) });
    expect(find(birch, known)).toMatchObject([
      {
        code: 'rate-jump',
        details: [
          'Chronic absence at Fircrest: 50.0%, usual are 0.0% to 20.6%',
          'Chronic absence at birch: 50.0%, usual are 0.0% to 20.6%',
        ],
      },
    ]);
    expect(find(birch, { ...known, present: ['cedar'] })[0]?.details).toHaveLength(1);
    expect(codes(file({ birch: school(from(1, 9), { absent: 9 }) }), known)).toEqual([]);
  });
});

describe('totals of counts', () => {
  const row = (group: string, numerator: number, denominator: number): CountsBlock['rows'][number] => ({
    ...{ indicatorId: 'graduation', group, cell: { numerator, denominator } },
  });
  const counts = (...rows: CountsBlock['rows']): CountsBlock => ({ kind: 'counts', rows });

  it('disagree when parts are more than the total, not when they are fewer or hidden', () => {
    const all = row('all', 80, 100);
    const [yes, no] = [row('english_learner:yes', 20, 41), row('english_learner:no', 50, 60)];
    const hidden = { ...yes, cell: 'suppressed-at-source' as const };
    expect(codes(file({ fircrest: counts(all, hidden, no) }), alone)).toEqual([]);
    expect(find(file({ fircrest: counts(all, yes, no) }), alone)).toMatchObject([
      {
        code: 'totals-disagree',
        details: ['Fircrest: 80 of 100 in all, but english learner, its groups add up to 70 of 101'],
      },
    ]);
    const schools = { birch: counts(row('all', 50, 60)), cedar: counts(row('all', 40, 40)) };
    expect(find(file({ fircrest: counts(all), ...schools }), alone)).toMatchObject([
      { details: ['Fircrest: 80 of 100 in all, but its schools add up to 90 of 100'] },
    ]);
    expect(codes(file({ fircrest: counts(row('all', 95, 120)), ...schools }), alone)).toEqual([]);
  });

  it('are compared by rows', () => {
    const rows = (count: number) => counts(...from(0, count).map((at) => row(`grade:${at}`, 5, 9)));
    const before = comparedWith('2024-25-YEAR', file({ fircrest: rows(30) }));
    expect(codes(file({ fircrest: rows(12) }), { ...before, period: '2025-26-YEAR' })).toEqual(['fewer-rows']);
    expect(codes(file({ fircrest: rows(45) }), { ...before, period: '2025-26-YEAR' })).toEqual(['more-rows']);
  });
});

describe('what is odd about a file', () => {
  it('is nothing for a file that is as the one before, in whatever parts that came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1 }), fc.boolean(), fc.nat(30), (students, split, learners) => {
        const blocks = { birch: school(students, { learners }), cedar: school(from(100, 30)) };
        const parts = split ? [file({ birch: blocks.birch }), file({ cedar: blocks.cedar })] : [file(blocks)];
        expect(find(file(blocks), comparedWith('2026-01', ...parts), file(blocks))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is compared within the school year first, then with the year before', () => {
    expect(comparablePeriods('2025-10')).toEqual(['2025-09', '2025-08', '2025-07', '2024-10']);
    expect(comparablePeriods('2025-26-MOY')).toEqual(['2025-26-BOY', '2024-25-MOY']);
    expect(comparablePeriods('2025-26-YEAR')).toEqual(['2024-25-YEAR']);
  });

  it('is told to others without numbers, and is settled once all of it is confirmed', () => {
    const [missing, fewer] = [suspicion('school-missing', ['cedar']), suspicion('fewer-students', ['birch: 5'])];
    expect([missing, fewer].map((one) => withoutNumbers(one).details)).toEqual([['cedar'], []]);
    expect(unconfirmed({ suspicions: [missing, fewer], confirmed: ['fewer-students'] })).toEqual([missing]);
    const many = suspicion('school-missing', from(0, 30).map(String)).details;
    expect([many.length, many.at(-1)]).toEqual([LISTED_DETAILS, 'and 11 more']);
  });
});
