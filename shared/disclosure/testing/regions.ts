import fc from 'fast-check';
import type { Place } from '../../catalog/place.ts';
import type { Measure } from '../../measures/measure.ts';
import { rollUp } from '../../measures/roll-up.ts';
import { measureOf } from '../../measures/testing/measures.ts';

export type Region = { places: Place[]; measures: Measure[] };

export const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
  id,
  kind,
  name: id,
  codes: [],
  ...(parentId && { parentId }),
});

/** Students of one school by race (three values): all of them, and those who meet; and how many are learners. */
type School = { race: [meets: number, students: number][]; learners: number; hides?: string | undefined };

const small = fc.oneof(
  { weight: 3, arbitrary: fc.nat(14) },
  { weight: 2, arbitrary: fc.integer({ min: 15, max: 60 }) },
);
const counts = fc
  .tuple(small, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([students, share]): [number, number] => [Math.round(students * share), students]);
const school: fc.Arbitrary<School> = fc.record({
  race: fc.array(counts, { minLength: 3, maxLength: 3 }),
  learners: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** A region of one to three districts with one to four schools each, whose students have two dimensions. */
export const regions: fc.Arbitrary<Region> = regionsOf(school);

/** The same, where the source itself hid a group here and there. */
export const regionsWithHidden: fc.Arbitrary<Region> = regionsOf(
  fc
    .tuple(school, fc.option(fc.constantFrom('race:one', 'race:two', 'el:yes'), { freq: 3 }))
    .map(([one, hides]) => ({ ...one, hides: hides ?? undefined })),
);

/** The same region in successive months: of every race a few students come or go, and a few change sides. */
export const yearsOf = (months: number): fc.Arbitrary<Region[]> => {
  const step = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }));
  const steps = fc.array(fc.array(step, { minLength: 3, maxLength: 3 }), {
    minLength: months - 1,
    maxLength: months - 1,
  });
  const district = fc.array(fc.tuple(school, steps), { minLength: 1, maxLength: 3 });
  return fc
    .array(district, { minLength: 1, maxLength: 2 })
    .map((districts) =>
      Array.from({ length: months }, (_, month) =>
        regionOf(districts.map((schools) => schools.map(([first, own]) => later(first, own.slice(0, month))))),
      ),
    );
};

function later(first: School, steps: [meets: number, students: number][][]): School {
  const race = first.race.map(([meets, students], index): [number, number] => {
    const [more, moreStudents] = [0, 1].map((side) =>
      steps.reduce((sum, step) => sum + (step[index]?.[side as 0 | 1] ?? 0), 0),
    ) as [number, number];
    const there = Math.max(0, students + moreStudents);
    return [Math.max(0, Math.min(there, meets + more)), there];
  });
  return { ...first, race };
}

function regionsOf(schools: fc.Arbitrary<School>): fc.Arbitrary<Region> {
  const districts = fc.array(fc.array(schools, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
  return districts.map(regionOf);
}

function regionOf(all: School[][]): Region {
  const places = [place('region', 'region')];
  const measures = all.map((own, d) => {
    const id = `district-${d}`;
    places.push(place(id, 'district', 'region'));
    const parts = own.map((one, s) => {
      places.push(place(`${id}-${s}`, 'school', id));
      return measureOf(`${id}-${s}`, cellsOf(one));
    });
    return [{ ...measureOf(id, {}), ...rollUp(parts) }, ...parts];
  });
  const tops = measures.flatMap(([top]) => top ?? []);
  return { places, measures: [{ ...measureOf('region', {}), ...rollUp(tops) }, ...measures.flat()] };
}

function cellsOf({ race, learners, hides }: School): Record<string, [number, number] | null> {
  const names = ['race:one', 'race:two', 'race:three'];
  const meets = race.reduce((sum, [one]) => sum + one, 0);
  const students = race.reduce((sum, [, one]) => sum + one, 0);
  const [meetsToo, learning] = [Math.round(meets * learners), Math.round(students * learners)];
  const share = (one: number, of: number) => Math.max(0, Math.min(one, of));
  const yes = share(meetsToo, learning);
  const [rest, others] = [meets - yes, students - learning];
  const cells: Record<string, [number, number] | null> = {
    all: [meets, students],
    'el:yes': rest <= others ? [yes, learning] : [meets - others, learning],
    'el:no': [Math.min(rest, others), others],
  };
  for (const [index, one] of race.entries()) cells[names[index] ?? ''] = one;
  if (hides) cells[hides] = null;
  return cells;
}
