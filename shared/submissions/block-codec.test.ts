import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentBlock, AttendanceBlock, Block, CountsBlock, FactsBlock, JoinedBlock } from './block.ts';
import { decodeBlock, encodeBlock } from './block-codec.ts';

const rowCount = fc.integer({ min: 1, max: 40 });
const bytes = (length: number, below = 256) => fc.uint8Array({ minLength: length, maxLength: length, max: below - 1 });
const groups = (rows: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: 255 }).chain((values) =>
      fc.record({
        dimension: fc.constantFrom('grade', 'english_learner', 'race_ethnicity', 'after_school'),
        values: fc.constant(Array.from({ length: values }, (_, value) => `v${value}`)),
        codes: bytes(rows, values),
      }),
    ),
    { selector: ({ dimension }) => dimension },
  );
const days = (rows: number) => fc.int32Array({ minLength: rows, maxLength: rows, min: 0, max: 36_600 });
const attendance: fc.Arbitrary<AttendanceBlock> = rowCount.chain((rows) =>
  fc.record({
    kind: fc.constant('attendance' as const),
    rows: fc.constant(rows),
    students: bytes(rows * 12),
    groups: groups(rows),
    daysEnrolled: days(rows),
    daysAbsent: days(rows),
  }),
);
const score = fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1000 }).map(Math.abs));
const assessment: fc.Arbitrary<AssessmentBlock> = rowCount.chain((rows) =>
  fc.record({
    kind: fc.constant('assessment' as const),
    rows: fc.constant(rows),
    students: bytes(rows * 12),
    groups: groups(rows),
    edition: fc.constant('dibels-8-2020'),
    gradeValues: fc.constant(['1', '2', 'K']),
    grades: bytes(rows, 3),
    scores: fc.uniqueArray(
      fc.record({
        measure: fc.constantFrom('LNF', 'ORF-WC', 'ORF-ACC'),
        values: fc.array(score, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list)),
      }),
      { selector: ({ measure }) => measure },
    ),
  }),
);
const fact = fc.constantFrom(0, 1, Number.NaN);
const facts: fc.Arbitrary<FactsBlock> = rowCount.chain((rows) =>
  fc.record({
    kind: fc.constantFrom('readiness' as const, 'postsecondary' as const),
    rows: fc.constant(rows),
    students: bytes(rows * 12),
    groups: groups(rows),
    facts: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('literacy', 'math', 'first-fall-two-year'),
        values: fc.array(fact, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list)),
      }),
      { selector: ({ name }) => name },
    ),
  }),
);
const joined: fc.Arbitrary<JoinedBlock> = rowCount.chain((rows) =>
  fc.record({
    kind: fc.constantFrom('roster' as const, 'participation' as const),
    rows: fc.constant(rows),
    students: bytes(rows * 12),
    groups: groups(rows),
  }),
);
const counts: fc.Arbitrary<CountsBlock> = fc.record({
  kind: fc.constant('counts' as const),
  rows: fc.array(
    fc.record({
      indicatorId: fc.constantFrom('graduation', 'fafsa'),
      group: fc.constantFrom('all', 'english_learner:yes'),
      cell: fc.oneof(
        fc.constant('suppressed-at-source' as const),
        fc.record({ numerator: fc.nat(1000), denominator: fc.nat(100_000) }),
      ),
    }),
  ),
});

/** An attendance block of a large school, with days and groups as they are spread in real files. */
function large(rows: number): AttendanceBlock {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 16;
  };
  const students = new Uint8Array(rows * 12).map(() => next() & 255);
  const prefixes = Uint32Array.from({ length: rows }, (_, row) => Math.floor((row / rows) * 2 ** 32));
  const view = new DataView(students.buffer);
  for (const [row, prefix] of prefixes.entries()) view.setUint32(row * 12, prefix);
  return {
    kind: 'attendance',
    rows,
    students,
    groups: [
      {
        dimension: 'english_learner',
        values: ['not_reported', 'no', 'yes'],
        codes: new Uint8Array(rows).map(() => 1 + (next() & 1)),
      },
      {
        dimension: 'grade',
        values: ['not_reported', '1', '2', '3'],
        codes: new Uint8Array(rows).map(() => 1 + (next() % 3)),
      },
    ],
    daysEnrolled: new Int32Array(rows).fill(2000),
    daysAbsent: new Int32Array(rows).map(() => 50 * (next() % 8)),
  };
}

describe('a packed block', () => {
  it('is unpacked to what it was', () => {
    fc.assert(
      fc.property(fc.oneof(attendance, assessment, facts, joined, counts), (block: Block) => {
        expect(decodeBlock(encodeBlock(block))).toEqual(block);
      }),
      { numRuns: 200 },
    );
  });

  it('takes at most 13 bytes a row, of which 12 are the pseudonym', () => {
    const [part] = encodeBlock(large(3000));
    expect((part?.length ?? 0) / 3000).toBeLessThan(13);
  });

  it('comes in parts that an item can hold, and is whole only with all of them', () => {
    const block = large(100_000);
    const parts = encodeBlock(block);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(350_000);
    expect(decodeBlock(parts)).toEqual(block);
    expect(() => decodeBlock(parts.slice(0, -1))).toThrow('a part of it is missing');
  });

  it('of another format is not read', () => {
    expect(() => decodeBlock([Uint8Array.of(9, 0, 0, 0, 0)])).toThrow('Blocks of format 9 cannot be read');
    expect(() => decodeBlock([])).toThrow('format undefined');
  });
});
