import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureChronicAbsence } from './chronic-absence.ts';
import { type AttendanceRow, attendanceBlock } from './testing/blocks.ts';

const definition = { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 } as const;
const measure = (...schools: AttendanceRow[][]) => measureChronicAbsence(definition, schools.map(attendanceBlock));

describe('chronic absence', () => {
  it('of a school of ten students, by hand', () => {
    const el = (value: string) => ({ english_learner: value });
    const { cells, notCounted } = measure([
      { student: 1, enrolled: 20, absent: 0, groups: el('no') },
      { student: 2, enrolled: 20, absent: 1.5, groups: el('no') }, // 7.5%
      { student: 3, enrolled: 20, absent: 2, groups: el('yes') }, // exactly 10%: chronic
      { student: 4, enrolled: 20, absent: 1.99, groups: el('yes') }, // 9.95%
      { student: 5, enrolled: 15, absent: 1.5, groups: el('no') }, // exactly 10%: chronic
      { student: 6, enrolled: 10, absent: 10, groups: el('yes') }, // never there: chronic
      { student: 7, enrolled: 9.99, absent: 9.99, groups: el('no') }, // enrolled too few days
      { student: 8, enrolled: 18, absent: 4, groups: el('no') }, // 22.2%: chronic
      { student: 9, enrolled: 20, absent: 1, groups: {} },
      { student: 10, enrolled: 5, absent: 0, groups: el('yes') }, // enrolled too few days
    ]);
    expect(cells).toEqual({
      all: { numerator: 4, denominator: 8 },
      'english_learner:no': { numerator: 2, denominator: 4 },
      'english_learner:yes': { numerator: 2, denominator: 3 },
      'english_learner:not_reported': { numerator: 0, denominator: 1 },
    });
    expect(notCounted).toBe(2);
  });

  it('adds the spells of a student who changed schools, and counts the student once in the district', () => {
    const spells = [
      { student: 1, enrolled: 8, absent: 2 },
      { student: 1, enrolled: 12, absent: 0 },
    ];
    expect(spells.map((spell) => measure([spell]).cells.all)).toEqual([
      { numerator: 0, denominator: 0 },
      { numerator: 0, denominator: 1 },
    ]);
    const district = measure(...spells.map((spell) => [spell]));
    expect(district).toEqual({ cells: { all: { numerator: 1, denominator: 1 } }, notCounted: 0 });
  });

  it('lets the longest spell decide where schools disagree about a group, and what is reported over what is not', () => {
    const spell = (enrolled: number, lowIncome?: string): AttendanceRow[] => [
      { student: 1, enrolled, absent: 0, groups: { low_income: lowIncome ?? 'not_reported' } },
    ];
    expect(measure(spell(11, 'yes'), spell(12, 'no')).cells).toHaveProperty('low_income:no');
    expect(measure(spell(12, 'no'), spell(11, 'yes')).cells).toHaveProperty('low_income:no');
    expect(measure(spell(12, 'no'), spell(12, 'yes')).cells).toHaveProperty('low_income:yes');
    expect(measure(spell(12, 'yes'), spell(12, 'no')).cells).toHaveProperty('low_income:yes');
    expect(measure(spell(40), spell(1, 'yes')).cells).toHaveProperty('low_income:yes');
  });

  it('keeps a group whose students all fall outside the definition as a group of none', () => {
    const { cells } = measure([{ student: 1, enrolled: 3, absent: 0, groups: { gender: 'female' } }]);
    expect(cells).toEqual({
      all: { numerator: 0, denominator: 0 },
      'gender:female': { numerator: 0, denominator: 0 },
    });
  });

  it('has no cells for a dimension that no file has', () => {
    expect(Object.keys(measure([{ student: 1, enrolled: 20, absent: 0 }]).cells)).toEqual(['all']);
  });
});

describe('a range of absence', () => {
  const absentOf20 = [0, 0.99, 1, 1.99, 2, 3.99, 4, 20];
  const rows = absentOf20.map((absent, student) => ({ student, enrolled: 20, absent }));
  const share = (range: object) =>
    measureChronicAbsence({ ...definition, ...range }, [attendanceBlock(rows)]).cells.all;

  it('takes each student into one tier of attendance', () => {
    const tiers = [
      { absentShare: 0, absentBelow: 0.05 },
      { absentShare: 0.05, absentBelow: 0.1 },
      { absentShare: 0.1, absentBelow: 0.2 },
      { absentShare: 0.2 },
    ].map(share);
    expect(tiers).toEqual([2, 2, 2, 2].map((numerator) => ({ numerator, denominator: 8 })));
  });

  it('gives a share on the line to the range below where the definition says so', () => {
    expect(share({ absentShare: 0.1 })).toEqual({ numerator: 4, denominator: 8 });
    expect(share({ absentShare: 0.1, lineBelongsBelow: true })).toEqual({ numerator: 3, denominator: 8 });
    expect(share({ absentShare: 0, absentBelow: 0.1 })).toEqual({ numerator: 4, denominator: 8 });
    expect(share({ absentShare: 0, absentBelow: 0.1, lineBelongsBelow: true })).toEqual({
      numerator: 5,
      denominator: 8,
    });
  });

  it('leaves out students who were never present where the definition asks for a day', () => {
    expect(share({ minimumDaysPresent: 1 })).toEqual({ numerator: 3, denominator: 7 });
    expect(share({ minimumDaysPresent: 16.01 })).toEqual({ numerator: 2, denominator: 6 });
  });

  it('splits all students wherever its lines are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean(), (line, lineBelongsBelow) => {
        const [below, above] = [
          share({ absentShare: 0, absentBelow: line, lineBelongsBelow }),
          share({ absentShare: line, lineBelongsBelow }),
        ] as { numerator: number }[];
        expect((below?.numerator ?? 0) + (above?.numerator ?? 0)).toBe(rows.length);
      }),
    );
  });
});

describe('whatever the order of files and rows', () => {
  const days = fc.integer({ min: 0, max: 60 }).map((thirds) => thirds / 2);
  const row: fc.Arbitrary<AttendanceRow> = fc
    .record({
      student: fc.nat(30),
      enrolled: days,
      absent: days,
      groups: fc.record({
        el: fc.constantFrom('yes', 'no', 'not_reported'),
        gender: fc.constantFrom('female', 'male'),
      }),
    })
    .map((one) => ({ ...one, absent: Math.min(one.absent, one.enrolled) }));
  const rows = fc.array(row, { maxLength: 60 });

  it('rows in any order, in one block or in several, measure the same', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat(3)), (all, draws) => {
        const schools: AttendanceRow[][] = [[], [], [], []];
        for (const one of all) schools[draws.next().value ?? 0]?.push(one);
        const whole = measure(all);
        expect(measure(...schools)).toEqual(whole);
        expect(measure(...schools.toReversed())).toEqual(whole);
      }),
    );
  });

  it('agrees with counting students one by one', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const students = [...Map.groupBy(all, ({ student }) => student).values()].map((spells) => ({
          enrolled: spells.reduce((sum, { enrolled }) => sum + enrolled, 0),
          absent: spells.reduce((sum, { absent }) => sum + absent, 0),
        }));
        const counted = students.filter(({ enrolled }) => enrolled >= 10);
        const chronic = counted.filter(({ enrolled, absent }) => absent * 10 >= enrolled);
        const { cells, notCounted } = measure(all.slice(0, 20), all.slice(20));
        expect(cells.all).toEqual({ numerator: chronic.length, denominator: counted.length });
        expect(notCounted).toBe(students.length - counted.length);
      }),
    );
  });

  it('the groups of each dimension come to all students', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { cells } = measure(all);
        const sums = Map.groupBy(Object.entries(cells), ([group]) => group.split(':')[0]);
        for (const counts of sums.values()) {
          const sum = counts.reduce((total, [, cell]) => total + (cell as { denominator: number }).denominator, 0);
          expect(sum).toBe((cells.all as { denominator: number }).denominator);
        }
      }),
    );
  });
});
