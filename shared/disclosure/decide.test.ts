import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import type { Measure } from '../measures/measure.ts';
import { rollUp } from '../measures/roll-up.ts';
import { measureOf } from '../measures/testing/measures.ts';
import { decide } from './decide.ts';
import { type DisclosureMemory, NO_MEMORY } from './memory.ts';
import { Unprotectable } from './protect.ts';
import type { Released, ReleasedCell } from './release.ts';
import { releaseOf } from './released-cells.ts';
import { disclosureSettings } from './settings.ts';
import { loadSolver, type Session, type Solver, SolverFault } from './solver.ts';
import { BadTable } from './table.ts';
import { attack } from './testing/attack.ts';
import { countsOfMeasures } from './testing/possible.ts';
import { place, regions, regionsWithHidden } from './testing/regions.ts';

const solver = await loadSolver();
const settings = disclosureSettings(10);

type Options = { memory?: DisclosureMemory; recurs?: boolean; solver?: Solver };

function release(measures: Measure[], places: Place[], { memory = NO_MEMORY, recurs = false, ...rest }: Options = {}) {
  const input = { indicatorId: 'graduation', measures, places, settings, memory, recurs, solver, ...rest };
  const decision = decide(input);
  return { ...decision, released: releaseOf(measures, decision, settings) };
}

const cellsOf = (released: Released[]) => Object.fromEntries(released.map(({ placeId, cells }) => [placeId, cells]));

/** A school by the students of its groups, half of whom meet the definition unless said. */
const school = (id: string, students: Record<string, number | [number, number]>) =>
  measureOf(
    id,
    Object.fromEntries(
      Object.entries(students).map(([group, n]) => [group, typeof n === 'number' ? [n >> 1, n] : n] as const),
    ),
  );
const district = (schools: Measure[]) => [{ ...measureOf('fircrest', {}), ...rollUp(schools) }, ...schools];
const fircrest = [place('fircrest', 'district'), ...['a', 'b', 'c'].map((id) => place(id, 'school', 'fircrest'))];

describe('what may be shown of one school', () => {
  const decideOne = (students: Record<string, number | [number, number]>) =>
    cellsOf(release([school('birch', students)], [place('birch', 'school')]).released).birch;
  const shown = (n: number): ReleasedCell => ({ numerator: n >> 1, denominator: n });

  it('is everything where no group is small', () => {
    expect(decideOne({ all: 30, 'el:yes': 10, 'el:no': 20 })).toEqual({
      all: shown(30),
      'el:yes': shown(10),
      'el:no': shown(20),
    });
  });

  it('is neither a small group nor its other half', () => {
    expect(decideOne({ all: 30, 'el:yes': 9, 'el:no': 21 })).toEqual({
      all: shown(30),
      'el:yes': 'hidden',
      'el:no': 'hidden',
    });
  });

  it('is not the other half of a small group that was not even sent', () => {
    expect(decideOne({ all: 40, 'el:yes': 36 })).toEqual({ all: shown(40), 'el:yes': 'hidden' });
  });

  it('is nothing where the school is small in all, except that a group has nobody', () => {
    expect(decideOne({ all: 9, 'el:yes': 0, 'el:no': 9 })).toEqual({
      all: 'hidden',
      'el:yes': shown(0),
      'el:no': 'hidden',
    });
  });

  it('is that fewer than 3 meet the definition, in place of a share that would tell', () => {
    const cells = decideOne({
      all: [19, 80],
      'race:a': [1, 20],
      'race:b': [1, 20],
      'race:c': [1, 20],
      'race:d': [16, 20],
    });
    const few = { denominator: 20, coded: 'few', fewerThan: 3 };
    expect(cells).toMatchObject({ all: { numerator: 19 }, 'race:a': few, 'race:b': few, 'race:c': few });
  });

  it('takes the total as known where it came without one', () => {
    expect(decideOne({ 'el:yes': 4, 'el:no': 36 })).toEqual({ 'el:yes': 'hidden', 'el:no': 'hidden' });
  });
});

describe('what may be shown of a district', () => {
  it('does not give a group of one school away by subtraction, in the one dimension or over several', () => {
    const schools = [
      school('a', { all: 60, 'el:yes': 5, 'el:no': 55 }),
      school('b', { all: 60, 'el:yes': 20, 'el:no': 40 }),
      school('c', { all: 60, 'el:yes': 25, 'el:no': 35 }),
    ];
    const { a, b, c, fircrest: whole } = cellsOf(release(district(schools), fircrest).released);
    expect(whole).toMatchObject({ all: { denominator: 180 }, 'el:yes': { denominator: 50 } });
    expect(a).toMatchObject({ all: { denominator: 60 }, 'el:yes': 'hidden', 'el:no': 'hidden' });
    expect([b?.['el:yes'], c?.['el:yes']].filter((cell) => cell === 'hidden')).toHaveLength(1);
  });

  it('keeps hidden what the source hid, and what would give it away', () => {
    const hidden = measureOf('a', { all: [20, 40], 'el:yes': null, 'el:no': [16, 33] });
    const { a, fircrest: whole } = cellsOf(
      release(district([hidden, school('b', { all: 60, 'el:yes': 20, 'el:no': 40 })]), fircrest).released,
    );
    expect(a).toMatchObject({ all: { denominator: 40 }, 'el:yes': 'hidden', 'el:no': 'hidden' });
    expect(whole).toMatchObject({ all: { denominator: 100 }, 'el:yes': { denominator: 20 } });
  });
});

describe('whatever the numbers of a region', () => {
  it.each([
    ['that sends everything', regions],
    ['whose source hides groups itself', regionsWithHidden],
  ])('%s: adding and subtracting never finds a hidden number', (_, made) => {
    fc.assert(
      fc.property(made, ({ places, measures }) => {
        const { released } = release(measures, places);
        const found = attack(released, places, measures);
        const truth = countsOfMeasures(measures);
        for (const { placeId, cells } of released) {
          for (const [group, cell] of Object.entries(cells)) {
            const key = `${placeId} ${group}`;
            const isFound = found.has(key) && found.get(key) === truth.get(key)?.denominator;
            if (cell === 'hidden') expect(isFound ? key : '').toBe('');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no small group is shown, and a shown number is the true one', () => {
    fc.assert(
      fc.property(regions, ({ places, measures }) => {
        for (const [index, { cells }] of release(measures, places).released.entries()) {
          for (const [group, cell] of Object.entries(cells)) {
            if (cell === 'hidden') continue;
            const truth = measures[index]?.cells[group];
            if ('coded' in cell) expect(truth).toMatchObject({ denominator: cell.denominator });
            else expect(cell).toEqual(truth);
            expect(cell.denominator === 0 || cell.denominator >= 10).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the same is decided again, in whatever order the places come', () => {
    fc.assert(
      fc.property(regions, ({ places, measures }) => {
        const backwards = release(measures.toReversed(), places.toReversed()).released;
        expect(cellsOf(backwards)).toEqual(cellsOf(release(measures, places).released));
      }),
      { numRuns: 30 },
    );
  });

  it('what was hidden in a school year stays hidden, whatever the numbers become', () => {
    fc.assert(
      fc.property(regions, regions, (one, two) => {
        const first = release(one.measures, one.places, { recurs: true });
        const second = release(two.measures, two.places, { recurs: true, memory: first.memory });
        const later = cellsOf(second.released);
        for (const { placeId, cells } of first.released) {
          for (const [group, cell] of Object.entries(cells)) {
            if (cell === 'hidden') expect(later[placeId]?.[group] ?? 'hidden').toBe('hidden');
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a decision fails closed', () => {
  const measures = district([
    school('a', { all: 60, 'el:yes': 5, 'el:no': 55 }),
    school('b', { all: 60, 'el:yes': 20, 'el:no': 40 }),
  ]);

  it.each<[string, (values: Float64Array | undefined) => Float64Array | undefined]>([
    ['says that nothing is possible', () => undefined],
    ['gives the truth for an answer', (values) => values?.fill(0)],
    ['gives tables that do not add up', (values) => values?.fill(4)],
    ['gives parts of students', (values) => values?.fill(0.5)],
  ])('when the solver %s', (_, distort) => {
    const lying: Solver = {
      solve: (program, use, many) =>
        solver.solve(
          program,
          (session): ReturnType<typeof use> => {
            const maximize: Session['maximize'] = (weights) => distort(session.maximize(weights));
            return use({ ...session, maximize, maximizeWhole: maximize });
          },
          many,
        ),
    };
    expect(() => release(measures, fircrest, { solver: lying })).toThrow(Unprotectable);
  });

  it('when the solver stops', () => {
    const solve = () => {
      throw new SolverFault('stopped');
    };
    expect(() => release(measures, fircrest, { solver: { solve } })).toThrow(SolverFault);
  });

  it.each<[string, [number, number]]>([
    ['more meet the definition than are counted', [61, 60]],
    ['fewer than none meet it', [-1, 60]],
    ['a count is not whole', [1.5, 60]],
  ])('when %s', (_, counts) => {
    expect(() => release([measureOf('a', { all: counts })], fircrest)).toThrow(BadTable);
  });
});
