import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronicAbsence, dibelsBenchmark } from '../catalog/indicator-presets.ts';
import type { Block } from '../submissions/block.ts';
import { joinRoster } from './join-roster.ts';
import { measureSection } from './measure-section.ts';
import { type AttendanceRow, assessmentBlock, attendanceBlock, rosterBlock } from './testing/blocks.ts';

const fircrest = { id: 'fircrest', placeIds: ['fircrest', 'birch', 'cedar'] };
const measure = (blocks: ReadonlyMap<string, Block>) =>
  measureSection(chronicAbsence, fircrest, [{ period: '2026-02', blocks }]);

const groups = fc.record({
  english_learner: fc.constantFrom('yes', 'no', 'not_reported'),
  gender: fc.constantFrom('female', 'male'),
});
type Groups = { english_learner: string; gender: string };
/** The groups of students by number, and their spells at two schools. */
const known = fc.array(groups, { minLength: 12, maxLength: 12 });
const spells = fc.array(
  fc.record({
    student: fc.nat(11),
    school: fc.constantFrom('birch', 'cedar'),
    enrolled: fc.constantFrom(10, 20),
    absent: fc.constantFrom(0, 1, 3),
  }),
  { minLength: 1, maxLength: 25 },
);

const bySchool = (rows: (AttendanceRow & { school: string })[]) =>
  new Map<string, Block>(
    [...Map.groupBy(rows, ({ school }) => school)].map(([school, own]) => [school, attendanceBlock(own)]),
  );
const rosterOf = (all: Groups[], isListed: (student: number) => boolean = () => true) =>
  rosterBlock(all.flatMap((one, student) => (isListed(student) ? [{ student, groups: one }] : [])));

describe('the roster of a school year', () => {
  it('tells the groups just as the rows of a file would, however it is split', () => {
    fc.assert(
      fc.property(known, spells, fc.infiniteStream(fc.boolean()), (all, rows, flips) => {
        const inRows = bySchool(rows.map((row) => ({ ...row, groups: all[row.student] as Groups })));
        const isFirst = all.map(() => flips.next().value === true);
        const parts = [
          rosterOf(all, (student) => isFirst[student] === true),
          rosterOf(all, (student) => !isFirst[student]),
        ];
        const joined = measure(joinRoster(bySchool(rows), parts));
        expect(reported(joined)).toEqual(reported(measure(inRows)));
        expect(measure(joinRoster(bySchool(rows), parts.toReversed()))).toEqual(joined);
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing of what rows tell themselves, and no total', () => {
    fc.assert(
      fc.property(known, known, spells, (own, other, rows) => {
        const alone = bySchool(rows.map((row) => ({ ...row, groups: own[row.student] as Groups })));
        const joined = measure(joinRoster(alone, [rosterOf(other)]));
        for (const [index, { cells }] of measure(alone).entries()) {
          for (const group of ['all', 'gender:female', 'gender:male'])
            expect(joined[index]?.cells[group]).toEqual(cells[group]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives way to any row of the student, however short', () => {
    const blocks = bySchool([
      { student: 1, school: 'birch', enrolled: 90, absent: 0 },
      { student: 1, school: 'cedar', enrolled: 20, absent: 0, groups: { english_learner: 'no' } },
    ]);
    const [district, birch, cedar] = measure(joinRoster(blocks, [rosterBlock([learner(1)])]));
    expect(district?.cells).toMatchObject({ 'english_learner:no': { denominator: 1 } });
    expect(birch?.cells).toMatchObject({ 'english_learner:yes': { denominator: 1 } });
    expect(cedar?.cells).toMatchObject({ 'english_learner:no': { denominator: 1 } });
  });

  it('counts nobody who is on it alone, and leaves other places as they are', () => {
    const blocks = bySchool([{ student: 1, school: 'birch', enrolled: 20, absent: 0 }]);
    const joined = joinRoster(blocks, [rosterBlock([learner(2)])]);
    expect(measure(joined)).toEqual(measure(blocks));
    expect(joinRoster(blocks, [])).toBe(blocks);
  });

  it('is joined to results of tests, whose grade is the one that was tested', () => {
    const row = { student: 1, grade: '2', scores: { 'ORF-WC': 90, COMPOSITE: 400 } };
    const blocks = new Map<string, Block>([['birch', assessmentBlock([row])]]);
    const roster = rosterBlock([{ student: 1, groups: { english_learner: 'yes', grade: '3' } }]);
    const [found] = measureSection(dibelsBenchmark('ORF-WC'), fircrest, [
      { period: '2025-26-MOY', blocks: joinRoster(blocks, [roster]) },
    ]);
    expect(Object.keys(found?.cells ?? {})).toEqual(['all', 'english_learner:yes', 'grade:2']);
  });
});

const learner = (student: number) => ({ student, groups: { english_learner: 'yes' } });

/** Without groups of students whose value nobody tells: a file may have a column without values, a roster has none. */
const reported = (measures: ReturnType<typeof measure>) =>
  measures.map(({ placeId, cells }) => [
    placeId,
    Object.fromEntries(Object.entries(cells).filter(([group]) => !group.endsWith(':not_reported'))),
  ]);
