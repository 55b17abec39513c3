import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import type { Place } from '../catalog/place.ts';
import { decide } from '../disclosure/decide.ts';
import { NO_MEMORY } from '../disclosure/memory.ts';
import { releaseOf } from '../disclosure/released-cells.ts';
import { disclosureSettings } from '../disclosure/settings.ts';
import { loadSolver } from '../disclosure/solver.ts';
import { attack } from '../disclosure/testing/attack.ts';
import type { Block } from '../submissions/block.ts';
import { joinParticipation, type PlacedBlock } from './join-participation.ts';
import { joinRoster } from './join-roster.ts';
import { measureSection } from './measure-section.ts';
import { type AttendanceRow, attendanceBlock, joinedBlock, rosterBlock } from './testing/blocks.ts';

const fircrest = { id: 'fircrest', placeIds: ['fircrest', 'birch', 'cedar'] };
const measure = (blocks: ReadonlyMap<string, Block>) =>
  measureSection(chronicAbsence, fircrest, [{ period: '2026-02', blocks }]);
const denominators = (blocks: ReadonlyMap<string, Block>) =>
  Object.fromEntries(
    measure(blocks).map(({ placeId, cells }) => [
      placeId,
      Object.fromEntries(
        Object.entries(cells).map(([group, cell]) => [group, typeof cell === 'string' ? cell : cell.denominator]),
      ),
    ]),
  );

type Spell = AttendanceRow & { school: string };
const bySchool = (rows: Spell[]) =>
  new Map<string, Block>(
    [...Map.groupBy(rows, ({ school }) => school)].map(([school, own]) => [school, attendanceBlock(own)]),
  );
/** So many students of a school, the first `absent` of them absent for much of the time. */
const spells = (school: string, first: number, count: number, absent = 0): Spell[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ student: first + index, school, enrolled: 20, absent: index < absent ? 5 : 0 },
  }));

/** Who is in a program at a school (`true`), or is said not to be. */
type Named = { school: string; student: number; program: string; isIn: boolean };
const participationOf = (named: Named[]) =>
  [...Map.groupBy(named, ({ school }) => school)].map(([school, own]): PlacedBlock => {
    const rows = [...Map.groupBy(own, ({ student }) => student)].map(([student, of]) => ({
      student,
      groups: Object.fromEntries(of.map(({ program, isIn }) => [`program_${program}`, isIn ? 'yes' : 'no'])),
    }));
    return [school, joinedBlock('participation', rows)];
  });
const inProgram = (school: string, students: number[], program = 'coaching'): Named[] =>
  students.map((student) => ({ school, student, program, isIn: true }));

describe('participation of a school year', () => {
  const blocks = bySchool([...spells('birch', 0, 4), ...spells('cedar', 10, 3)]);

  it('tells those in a program from all others of the schools that it names, and nobody apart elsewhere', () => {
    const joined = joinParticipation(blocks, participationOf(inProgram('birch', [0, 1, 99])));
    expect(denominators(joined)).toEqual({
      fircrest: { all: 7, 'program_coaching:yes': 2, 'program_coaching:no': 2, 'program_coaching:not_reported': 3 },
      birch: { all: 4, 'program_coaching:yes': 2, 'program_coaching:no': 2 },
      cedar: { all: 3 },
    });
  });

  it('names a school for a program by rows that say no, too', () => {
    const none = participationOf([{ school: 'birch', student: 0, program: 'coaching', isIn: false }]);
    expect(denominators(joinParticipation(blocks, none)).birch).toEqual({ all: 4, 'program_coaching:no': 4 });
  });

  it('knows a student at whichever school of the district the program is listed', () => {
    const moved = bySchool([...spells('birch', 0, 3), ...spells('cedar', 0, 1)]);
    const named = participationOf([...inProgram('birch', [1]), ...inProgram('cedar', [0])]);
    expect(denominators(joinParticipation(moved, named))).toEqual({
      fircrest: { all: 3, 'program_coaching:yes': 2, 'program_coaching:no': 1 },
      birch: { all: 3, 'program_coaching:yes': 2, 'program_coaching:no': 1 },
      cedar: { all: 1, 'program_coaching:yes': 1 },
    });
  });

  it('is one program however its name is spaced', () => {
    const named = [...inProgram('birch', [0], 'after_school'), ...inProgram('cedar', [10], 'afterschool')];
    expect(denominators(joinParticipation(blocks, participationOf(named))).fircrest).toEqual({
      ...{ all: 7, 'program_after_school:yes': 2, 'program_after_school:no': 5 },
    });
  });

  it('comes from several partners for one school', () => {
    const two = [participationOf(inProgram('birch', [0])), participationOf(inProgram('birch', [1, 2], 'homework'))];
    expect(denominators(joinParticipation(blocks, two.flat())).birch).toEqual({
      ...{ all: 4, 'program_coaching:yes': 1, 'program_coaching:no': 3 },
      ...{ 'program_homework:yes': 2, 'program_homework:no': 2 },
    });
    const same = [participationOf(inProgram('birch', [0])), participationOf(inProgram('birch', [1]))];
    expect(denominators(joinParticipation(blocks, same.flat())).birch).toMatchObject({ 'program_coaching:yes': 2 });
  });

  it('stands beside the groups of a roster, and changes no other value', () => {
    const roster = rosterBlock([{ student: 0, groups: { english_learner: 'yes' } }]);
    const alone = measure(joinRoster(blocks, [roster]));
    const joined = measure(joinParticipation(joinRoster(blocks, [roster]), participationOf(inProgram('birch', [1]))));
    for (const [index, { cells }] of alone.entries()) expect(joined[index]?.cells).toMatchObject(cells);
    expect(joinParticipation(blocks, [])).toBe(blocks);
  });

  it('does not depend on the order of schools and programs', () => {
    const named = fc.array(
      fc.record({
        school: fc.constantFrom('birch', 'cedar'),
        student: fc.nat(12),
        program: fc.constantFrom('coaching', 'after_school', 'afterschool'),
        isIn: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(named, (all) => {
        // Where rows of a file disagree, its reading decides; here each is said once.
        const once = [...new Map(all.map((one) => [`${one.school} ${one.student} ${one.program}`, one])).values()];
        const expected = measure(joinParticipation(blocks, participationOf(once)));
        const other = participationOf(once.toReversed()).toReversed();
        expect(measure(joinParticipation(new Map([...blocks].toReversed()), other))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a small program', async () => {
  const solver = await loadSolver();
  const settings = disclosureSettings(10);
  const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
    ...{ id, kind, name: id, codes: [], ...(parentId && { parentId }) },
  });
  const places = [place('fircrest', 'district'), place('birch', 'school', 'fircrest')];
  const all = [...places, place('cedar', 'school', 'fircrest')];
  const students = bySchool([...spells('birch', 0, 60, 12), ...spells('cedar', 100, 50, 8)]);
  const release = (members: number[]) => {
    const measures = measure(joinParticipation(students, participationOf(inProgram('birch', members))));
    const input = { indicatorId: 'chronic-absence', measures, places: all, settings, memory: NO_MEMORY };
    const released = releaseOf(measures, decide({ ...input, recurs: true, solver }), settings);
    return { measures, released };
  };
  const someOf = (least: number, most: number) => fc.uniqueArray(fc.nat(59), { minLength: least, maxLength: most });

  it('is hidden with its other half, at its school and above, whoever and however many are in it', () => {
    const shown = JSON.stringify(release([0]).released);
    fc.assert(
      fc.property(someOf(1, 9), (members) => {
        const { measures, released } = release(members);
        expect(JSON.stringify(released)).toBe(shown);
        for (const { placeId, cells } of released) {
          const own = Object.entries(cells).filter(([group]) => /^program_.*:(yes|no)$/.test(group));
          expect(own.map(([, cell]) => cell)).toEqual(placeId === 'cedar' ? [] : ['hidden', 'hidden']);
        }
        const found = [...attack(released, all, measures).keys()];
        expect(found.filter((key) => /program_.*:(yes|no)$/.test(key))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('of enough students is shown beside all others of its school', () => {
    const { cells = {} } =
      release(Array.from({ length: 24 }, (_, index) => 2 * index)).released.find((one) => one.placeId === 'birch') ??
      {};
    expect(cells).toMatchObject({
      'program_coaching:yes': { numerator: 6, denominator: 24 },
      'program_coaching:no': { numerator: 6, denominator: 36 },
    });
  });
});
