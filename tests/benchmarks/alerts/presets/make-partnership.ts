import type { Place } from '../../../../shared/catalog/place.ts';
import { ALL_STUDENTS, type StudentGroup } from '../../../../shared/catalog/student-group.ts';
import type { StudentLinks } from '../../../../shared/measures/link-periods.ts';
import type { Cell } from '../../../../shared/measures/measure.ts';
import type { Weather } from '../make-counts.ts';
import { type Stay, shifted } from '../make-panel.ts';
import type { Random } from '../random.ts';
import { HISTORY_YEARS } from '../region.ts';
import { MADE_DIMENSIONS, makeRosters, type Roster } from './made-students.ts';

/** What changes at one place when the watch begins: the share of a group (of all students, or of a focal one), 0 to 1. */
export type Change = { districtId: string; group: StudentGroup; step: number };

/** A district and its schools, of so many students each. */
export type MadeDistrict = { id: string; students: number; schoolIds: string[] };

/** The true counts of one school in one period. */
export type SchoolCells = Record<StudentGroup, Cell>;

/** A made partnership, in which every chance is drawn beforehand: a change leaves all other places as they were. */
export type MadePartnership = {
  places: Place[];
  districts: MadeDistrict[];
  periodsPerYear: number;
  /** @param at which period since the history began */
  cellsOf(schoolId: string, at: number, changes: readonly Change[]): SchoolCells;
  linksOf(schoolId: string, earlier: number, later: number, changes: readonly Change[]): StudentLinks;
};

/** Who lives there, and what moves their shares. */
export type Condition = { weather: Weather; stay: Stay; periodsPerYear: number };

/** Districts of one school of 60 students, and of three schools of 200. */
const SMALL = [60];
const LARGE = [200, 200, 200];
const DISTRICTS_OF_EACH = 6;
const REGION: Place = { id: 'region', kind: 'region', name: 'Region', codes: [] };
/** How much the season differs in size from district to district, either way. */
const UNLIKE = 0.3;

type Seats = { districtId: string; first: number; end: number };

/** Six districts of 60 students and six of 600, over the years of history and one more. */
export function makePartnership(random: Random, { weather, stay, periodsPerYear }: Condition): MadePartnership {
  const { places, districts, seatsOf, seats } = layOut();
  const years = HISTORY_YEARS + 1;
  const periods = years * periodsPerYear;
  const rosters = makeRosters(random, seats, years, stay);
  const moved = movesOf(random, districts, { weather, periods, periodsPerYear });
  const draws = Float32Array.from({ length: seats * periods }, () => random.uniform());
  const rosterAt = (at: number) => rosters[Math.floor(at / periodsPerYear)] as Roster;

  const meets = (seat: number, at: number, districtId: string, changes: readonly Change[]): boolean => {
    const { chance, level, focal } = rosterAt(at);
    const isWatched = at >= HISTORY_YEARS * periodsPerYear;
    let step = moved.get(districtId)?.[at] ?? 0;
    for (const change of isWatched ? changes : []) {
      if (change.districtId === districtId && isIn(change.group, focal[seat] ?? 0)) step += change.step;
    }
    return (draws[seat * periods + at] ?? 1) < shifted(chance[seat] ?? 0, level[seat] ?? 0, step);
  };

  return {
    places,
    districts,
    periodsPerYear,
    cellsOf(schoolId, at, changes) {
      const { districtId, first, end } = seatsOf.get(schoolId) as Seats;
      const cells: Record<StudentGroup, { numerator: number; denominator: number }> = {};
      for (let seat = first; seat < end; seat += 1) {
        const met = meets(seat, at, districtId, changes) ? 1 : 0;
        for (const group of groupsIn(rosterAt(at).focal[seat] ?? 0)) {
          const { numerator = 0, denominator = 0 } = cells[group] ?? {};
          cells[group] = { numerator: numerator + met, denominator: denominator + 1 };
        }
      }
      return cells;
    },
    linksOf(schoolId, earlier, later, changes) {
      const { districtId, first, end } = seatsOf.get(schoolId) as Seats;
      const pair = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
      for (let seat = first; seat < end; seat += 1) {
        if (rosterAt(earlier).student[seat] !== rosterAt(later).student[seat]) continue;
        const [was, is] = [earlier, later].map((at) => meets(seat, at, districtId, changes));
        pair[was ? (is ? 'both' : 'firstOnly') : is ? 'secondOnly' : 'neither'] += 1;
      }
      const shared = pair.both + pair.firstOnly + pair.secondOnly + pair.neither;
      const yearsApart = Math.floor(later / periodsPerYear) - Math.floor(earlier / periodsPerYear);
      return { pairs: [pair], shared: [{ yearsApart, shared, earlier: end - first, later: end - first }] };
    },
  };
}

function layOut() {
  const places = [REGION];
  const districts: MadeDistrict[] = [];
  const seatsOf = new Map<string, Seats>();
  let seats = 0;
  for (let index = 0; index < 2 * DISTRICTS_OF_EACH; index += 1) {
    const schools = index % 2 === 0 ? SMALL : LARGE;
    const id = `district-${index}`;
    places.push({ id, kind: 'district', name: id, codes: [], parentId: REGION.id });
    const schoolIds = schools.map((students, at) => {
      const schoolId = `${id}-school-${at}`;
      places.push({ id: schoolId, kind: 'school', name: schoolId, codes: [], parentId: id });
      seatsOf.set(schoolId, { districtId: id, first: seats, end: seats + students });
      seats += students;
      return schoolId;
    });
    districts.push({ id, students: schools.reduce((sum, one) => sum + one, 0), schoolIds });
  }
  return { places, districts, seatsOf, seats };
}

type Course = { weather: Weather; periods: number; periodsPerYear: number };

/** By how much season, regional movement and a district's own move its share in each period, 0 to 1. */
function movesOf(random: Random, districts: readonly MadeDistrict[], { weather, periods, periodsPerYear }: Course) {
  const shocks = Array.from({ length: periods }, () => weather.shock * random.normal());
  return new Map(
    districts.map(({ id }) => {
      const amplitude = weather.season * random.between(1 - UNLIKE, 1 + UNLIKE);
      const season = (at: number) => amplitude * Math.sin((2 * Math.PI * at) / periodsPerYear);
      return [id, shocks.map((shock, at) => season(at) + shock + weather.own * random.normal())] as const;
    }),
  );
}

const focalOf = (dimension: string): StudentGroup => `${dimension}:yes`;

/** By the bits of a student. */
const groupsByBits = Array.from({ length: 1 << MADE_DIMENSIONS.length }, (_, bits): StudentGroup[] => [
  ALL_STUDENTS,
  ...MADE_DIMENSIONS.map(({ id }, bit) => (bits & (1 << bit) ? focalOf(id) : `${id}:no`)),
]);

const groupsIn = (bits: number): readonly StudentGroup[] => groupsByBits[bits] ?? [];
const isIn = (group: StudentGroup, bits: number): boolean => groupsIn(bits).includes(group);
