import type { Place } from '../../shared/catalog/place.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { Cell, Measure } from '../../shared/measures/measure.ts';
import { measureTree } from '../../shared/measures/measure-tree.ts';
import { rollUp } from '../../shared/measures/roll-up.ts';

/** A student of the made region: where, which groups, how likely to meet the definition, and from when to when. */
type Student = { school: string; groups: string[]; chance: number; comes: number; leaves: number };

/** The share of students who are the same every month: what is known as the intraclass correlation. */
const LASTING = 0.3;

/** Values of six dimensions with their shares, as a mixed metropolitan region has them. */
const dimensions: Record<string, [value: string, share: number][]> = {
  race_ethnicity: [
    ['white', 0.4],
    ['hispanic', 0.28],
    ['black', 0.12],
    ['asian', 0.08],
    ['multiracial', 0.08],
    ['pacific_islander', 0.02],
    ['american_indian', 0.015],
    ['not_reported', 0.005],
  ],
  english_learner: [
    ['yes', 0.15],
    ['no', 0.85],
  ],
  low_income: [
    ['yes', 0.5],
    ['no', 0.5],
  ],
  disability: [
    ['yes', 0.13],
    ['no', 0.87],
  ],
  gender: [
    ['female', 0.488],
    ['male', 0.508],
    ['nonbinary', 0.004],
  ],
  homeless: [
    ['yes', 0.03],
    ['no', 0.97],
  ],
};

export type MadeRegion = { places: Place[]; measuresOf(month: number): Measure[] };

/**
 * A made region of 7 districts and 60 schools with six dimensions, whose students come and go from month to month:
 * nothing of it is from any file.
 */
export function makeRegion(seed: number, months = 9): MadeRegion {
  const random = randomNumbers(seed);
  const sizes = [16, 12, 10, 8, 6, 5, 3];
  const places: Place[] = [{ id: 'region', kind: 'region', name: 'Region', codes: [] }];
  const students: Student[] = [];
  for (const [d, schools] of sizes.entries()) {
    const district = `district-${d + 1}`;
    places.push({ id: district, kind: 'district', name: district, codes: [], parentId: 'region' });
    for (let s = 0; s < schools; s += 1) {
      const school = `${district}-school-${s + 1}`;
      places.push({ id: school, kind: 'school', name: school, codes: [], parentId: district });
      const size = Math.round(60 * 12 ** random() + 40);
      const tilt = Object.fromEntries(Object.keys(dimensions).map((id) => [id, Math.exp(1.2 * (random() - 0.5))]));
      const level = 0.1 + 0.25 * random();
      for (let n = 0; n < size; n += 1) students.push(makeStudent(random, school, tilt, level, months));
    }
  }
  const tree = placeTree(places);
  const measuresOf = (month: number): Measure[] => {
    const schools = places
      .filter(({ kind }) => kind === 'school')
      .map(({ id }) => countSchool(id, students, month, random));
    const districts = places
      .filter(({ kind }) => kind === 'district')
      .map(({ id }) => ({
        ...measure(id),
        ...rollUp(schools.filter(({ placeId }) => tree.get(placeId)?.parentId === id)),
      }));
    return measureTree([...districts, ...schools], tree);
  };
  return { places, measuresOf };
}

function makeStudent(
  random: () => number,
  school: string,
  tilt: Record<string, number>,
  level: number,
  months: number,
): Student {
  const groups = Object.entries(dimensions).map(([id, values]) => `${id}:${draw(random, values, tilt[id] ?? 1)}`);
  const stays = random() > 0.12;
  return {
    school,
    groups,
    chance: random() < LASTING ? Number(random() < level) : level,
    comes: stays ? 0 : Math.floor(random() * months),
    leaves: stays ? months : Math.ceil(random() * months),
  };
}

/** The first value is more or less frequent by `tilt`. */
function draw(random: () => number, values: [string, number][], tilt: number): string {
  const weights = values.map(([value, share], index) => [value, index === 0 ? share * tilt : share] as const);
  let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  return values[0]?.[0] ?? '';
}

const measure = (placeId: string): Measure => ({
  indicatorId: 'made',
  placeId,
  period: '2025-09',
  cells: {},
  parts: [],
  notCounted: 0,
});

function countSchool(id: string, students: Student[], month: number, random: () => number): Measure {
  const cells: Record<string, { numerator: number; denominator: number }> = {};
  const own = students.filter(({ school, comes, leaves }) => school === id && comes <= month && month < leaves);
  for (const { groups, chance } of own) {
    const meets = random() < chance ? 1 : 0;
    for (const group of ['all', ...groups]) {
      const cell = cells[group] ?? { numerator: 0, denominator: 0 };
      cells[group] = cell;
      cell.denominator += 1;
      cell.numerator += meets;
    }
  }
  return { ...measure(id), cells: cells as Record<string, Cell> };
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
