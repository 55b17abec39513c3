import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from '../measures/roll-up.ts';
import { measureOf } from '../measures/testing/measures.ts';
import { decideRelease } from './decide.ts';
import { attack, tablesThatAgree } from './testing/attack.ts';
import { place, school, shown } from './testing/trees.ts';

/** A district whose schools have two dimensions; some sources hide groups themselves. */
const groups = ['x:one', 'x:two', 'x:three', 'y:yes', 'y:no'];
const small = fc.oneof({ weight: 3, arbitrary: fc.nat(14) }, { weight: 1, arbitrary: fc.nat(60) });
const schoolCells = fc.record({
  x: fc.tuple(small, small, small),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  hides: fc.option(fc.constantFrom(...groups), { freq: 8 }),
});
const region = fc
  .array(fc.array(schoolCells, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((all) => {
    const places = [place('region', 'region')];
    const districts = all.map((schools, d) => {
      const id = `district-${d}`;
      places.push(place(id, 'district', 'region'));
      const measures = schools.map(({ x, y, hides }, s) => {
        const students = x.reduce((sum, n) => sum + n, 0);
        const yes = Math.round(students * y);
        places.push(place(`${id}-${s}`, 'school', id));
        const cells: Record<string, number | null> = { all: students, 'y:yes': yes, 'y:no': students - yes };
        for (const [index, n] of x.entries()) cells[groups[index] ?? ''] = n;
        if (hides && cells[hides]) cells[hides] = null;
        return school(`${id}-${s}`, cells);
      });
      return [{ ...measureOf(id, {}), ...rollUp(measures) }, ...measures];
    });
    const tops = districts.flatMap(([top]) => top ?? []);
    return { places, measures: [{ ...measureOf('region', {}), ...rollUp(tops) }, ...districts.flat()] };
  });

describe('whatever the numbers of a region', () => {
  it('adding and subtracting never finds a hidden number', () => {
    fc.assert(
      fc.property(region, ({ places, measures }) => {
        const released = decideRelease(measures, places, 10);
        const found = attack(released, places, measures);
        for (const { placeId, cells } of released) {
          for (const [group, cell] of Object.entries(cells)) {
            if (cell === 'hidden') expect(found.get(`${placeId} ${group}`)).toBeUndefined();
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no small group is shown, no zero is hidden, and a shown number is the true one', () => {
    fc.assert(
      fc.property(region, ({ places, measures }) => {
        for (const [index, { cells }] of decideRelease(measures, places, 10).entries()) {
          for (const [group, cell] of Object.entries(cells)) {
            const truth = measures[index]?.cells[group];
            if (truth !== undefined && truth !== 'suppressed-at-source' && truth.denominator === 0) {
              expect(cell).toEqual(truth);
            } else if (cell !== 'hidden') {
              expect(cell).toEqual(truth);
              expect(cell.denominator).toBeGreaterThanOrEqual(10);
            }
          }
        }
      }),
    );
  });

  it('the order of places and measures does not matter', () => {
    fc.assert(
      fc.property(region, ({ places, measures }) => {
        const backwards = decideRelease(measures.toReversed(), places.toReversed(), 10);
        expect(shown(backwards)).toEqual(shown(decideRelease(measures, places, 10)));
      }),
    );
  });

  it('a higher minimum never shows a smaller number', () => {
    fc.assert(
      fc.property(region, fc.integer({ min: 5, max: 30 }), ({ places, measures }, minimum) => {
        const numbers = Object.values(shown(decideRelease(measures, places, minimum))).flatMap((cells) =>
          Object.values(cells),
        );
        for (const n of numbers) expect(n === 'hidden' || n === 0 || n >= minimum).toBe(true);
      }),
    );
  });
});

describe('every small table', () => {
  it('that agrees with what is shown leaves at least two values for each hidden number', () => {
    const table = fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
    );
    fc.assert(
      fc.property(table, ([a, b, c, d]) => {
        const schools = [
          school('p', { all: a + b, 'x:one': a, 'x:two': b }),
          school('q', { all: c + d, 'x:one': c, 'x:two': d }),
        ];
        const measures = [{ ...measureOf('d', {}), ...rollUp(schools) }, ...schools];
        const places = [place('d', 'district'), place('p', 'school', 'd'), place('q', 'school', 'd')];
        const release = shown(decideRelease(measures, places, 10));
        const possible = tablesThatAgree(release, 14);
        for (const [id, cells] of Object.entries(release)) {
          for (const [group, n] of Object.entries(cells)) {
            const values = new Set(possible.map((one) => one[id]?.[group]));
            if (n === 'hidden') expect(values.size).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
