import { estimatePanel, type SharedStudents, type StudentPairs } from '../../../shared/signals/estimate-panel.ts';
import { INDEPENDENT } from '../../../shared/signals/panel.ts';
import type { Proportion } from '../../../shared/statistics/proportion.ts';
import type { Random } from './random.ts';
import { HISTORY_YEARS, type MadePlace, type MadeRegion, PLACES } from './region.ts';

/** Students who stay: intraclass correlation, and the share of new students each fall. */
export type Stay = { icc: number; turnover: number };

/** Who is counted, and what happens to the chance of meeting the definition where something changes. */
export type Counted = { students: number; level: number; steps: readonly number[] };

const MONTHS = 10;
/** Months of a school year whose records are linked to learn the panel: November, and the next March. */
const LINKED = [2, 6];

type Linked = { student: Int32Array; meets: Uint8Array };
type Found = { pairs: StudentPairs[]; links: SharedStudents[] };

/** Makes a region of lasting students, and estimates its panel from their linked records as production does. */
export function makePanel(random: Random, counted: Counted, stay: Stay): MadeRegion {
  const found: Found = { pairs: [], links: [] };
  const places = Array.from({ length: PLACES }, (_, index) => {
    const step = counted.steps[index % counted.steps.length] ?? 0;
    return makePlace(random, counted, stay, step, found);
  });
  const panel = estimatePanel(found.pairs, found.links) ?? INDEPENDENT;
  return { monthsPerYear: MONTHS, places, panel };
}

function makePlace(
  random: Random,
  { students, level }: Counted,
  { icc, turnover }: Stay,
  step: number,
  found: Found,
): MadePlace {
  const propensity = Float64Array.from({ length: students }, () => random.propensity(level, icc));
  const student = Int32Array.from({ length: students }, (_, index) => index);
  let admitted = students;
  const stable: Proportion[] = [];
  const changed: Proportion[] = [];
  const linked: { year: number; records: Linked }[] = [];
  for (let year = 0; year <= HISTORY_YEARS; year += 1) {
    if (year > 0) {
      for (const seat of newSeats(random, students, turnover)) {
        propensity[seat] = random.propensity(level, icc);
        student[seat] = admitted;
        admitted += 1;
      }
    }
    for (let month = 0; month < MONTHS; month += 1) {
      const meets = drawMonth(random, propensity);
      stable.push({ numerator: sum(meets), denominator: students });
      if (year < HISTORY_YEARS && LINKED.includes(month))
        linked.push({ year, records: { student: student.slice(), meets } });
    }
  }
  const after = propensity.map((chance) => shifted(chance, level, step));
  for (let month = 0; month < MONTHS; month += 1) {
    changed.push({ numerator: sum(drawMonth(random, after)), denominator: students });
  }
  link(linked, found);
  return { stable, changed, direction: step > 0 ? 'higher' : 'lower' };
}

/** Moves the mean by `step`: everybody's chance to be on the shrinking side shrinks in the same proportion. */
export function shifted(chance: number, level: number, step: number): number {
  return step > 0 ? chance + ((1 - chance) * step) / (1 - level) : chance + (chance * step) / level;
}

/** The seats whose students are others from this fall on. */
export function newSeats(random: Random, students: number, turnover: number): number[] {
  const seats = Array.from({ length: students }, (_, seat) => seat);
  const leaving = Math.round(students * turnover);
  for (let chosen = 0; chosen < leaving; chosen += 1) {
    const other = chosen + Math.floor(random.uniform() * (students - chosen));
    [seats[chosen], seats[other]] = [seats[other] ?? 0, seats[chosen] ?? 0];
  }
  return seats.slice(0, leaving);
}

function drawMonth(random: Random, propensity: Float64Array): Uint8Array {
  return Uint8Array.from(propensity, (chance) => (random.uniform() < chance ? 1 : 0));
}

function sum(values: Uint8Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function link(linked: readonly { year: number; records: Linked }[], { pairs, links }: Found): void {
  linked.forEach((earlier, index) => {
    for (const later of linked.slice(index + 1)) {
      const pair = pairOf(earlier.records, later.records);
      const shared = pair.both + pair.firstOnly + pair.secondOnly + pair.neither;
      const size = earlier.records.student.length;
      pairs.push(pair);
      links.push({ yearsApart: later.year - earlier.year, shared, earlier: size, later: size });
    }
  });
}

/** A student who stays keeps the seat, so seats with the same student link the records. */
function pairOf(earlier: Linked, later: Linked): StudentPairs {
  const pair = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
  for (let seat = 0; seat < earlier.student.length; seat += 1) {
    if (earlier.student[seat] !== later.student[seat]) continue;
    const [first, second] = [earlier.meets[seat] === 1, later.meets[seat] === 1];
    if (first && second) pair.both += 1;
    else if (first) pair.firstOnly += 1;
    else if (second) pair.secondOnly += 1;
    else pair.neither += 1;
  }
  return pair;
}
