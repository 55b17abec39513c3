import { YEARS } from './calendar.ts';
import { chance, normal, pick } from './random.ts';
import type { District, School } from './region.ts';

/** A made student, who stays the same over the years. */
export type Student = {
  /** Decides all chance about this student; unique in the region. */
  key: number;
  /** As the district's system writes it. */
  id: string;
  /** Years before the first one in which the student was in kindergarten; negative: comes later. */
  gradeAtStart: number;
  /** First and last school year in the district, 0 to 2. */
  from: number;
  until: number;
  elementary: School;
  middle: School;
  high: School;
  race: (typeof races)[number];
  englishLearner: boolean;
  lowIncome: boolean;
  disability: boolean;
  gender: 'Female' | 'Male' | 'Nonbinary';
  /** Lasting inclination to be absent and to read, standard normal. */
  absence: number;
  reading: number;
};

export const races = [
  'American Indian or Alaska Native',
  'Asian',
  'Black or African American',
  'Hispanic or Latino',
  'Native Hawaiian or Other Pacific Islander',
  'Two or More Races',
  'White',
] as const;
const raceWeights = [0.012, 0.07, 0.06, 0.2, 0.01, 0.08, 0.568];
const raceWeightsOfLearners = [0.005, 0.16, 0.05, 0.66, 0.02, 0.02, 0.085];

const GRADES = 13;
/** Seats in a cohort for each student present, because some leave and others come. */
const TURNOVER = 1.12;

const made = new Map<string, Student[]>();

/** All students that a district ever has, made once. */
export function studentsOf(district: District): Student[] {
  const known = made.get(district.id);
  if (known) return known;
  const seats = Math.round(district.cohort * TURNOVER);
  const students = Array.from({ length: (GRADES + YEARS - 1) * seats }, (_, number) =>
    makeStudent(district, number, 12 - Math.floor(number / seats)),
  );
  made.set(district.id, students);
  return students;
}

function makeStudent(district: District, number: number, gradeAtStart: number): Student {
  const key = district.number * 100_000 + number;
  const draw = (what: number) => chance(key, what);
  const { elementary, middle, high, programs } = district.schools;
  const place = (schools: School[], what: number) =>
    schools[
      pick(
        schools.map(({ weight }) => weight),
        draw(what),
      )
    ] as School;
  const program = programs[0];
  const inProgram = program && draw(4) < program.students / (4 * district.cohort);
  const englishLearner = draw(5) < district.englishLearners;
  const [from, until] = stay(draw(6));
  const gender = draw(10);
  return {
    key,
    // A step that shares no factor with 90,000 spreads the ids without repeating one.
    id: String(district.number * 100_000 + 10_000 + ((number * 7919) % 90_000)),
    gradeAtStart,
    from,
    until,
    elementary: place(elementary, 1),
    middle: place(middle, 2),
    high: inProgram ? program : place(high, 3),
    race: races[pick(englishLearner ? raceWeightsOfLearners : raceWeights, draw(7))] ?? 'White',
    englishLearner,
    lowIncome: draw(8) < district.lowIncome * (englishLearner ? 1.35 : 0.93),
    disability: draw(9) < 0.14,
    gender: gender < 0.486 ? 'Female' : gender < 0.995 ? 'Male' : 'Nonbinary',
    absence: normal(key, 11),
    reading: normal(key, 12),
  };
}

/** About one in nine comes late or leaves early. */
function stay(at: number): [from: number, until: number] {
  if (at < 0.06) return [1, 2];
  if (at < 0.12) return [2, 2];
  if (at < 0.18) return [0, 0];
  if (at < 0.24) return [0, 1];
  return [0, 2];
}

/** A student in one school year: the grade (0 is kindergarten) and the school. */
export type Enrolled = { student: Student; grade: number; school: School };

/** Who is in the district in a school year. */
export function enrolled(district: District, year: number): Enrolled[] {
  return studentsOf(district).flatMap((student) => {
    const grade = student.gradeAtStart + year;
    if (grade < 0 || grade > 12 || year < student.from || year > student.until) return [];
    return [{ student, grade, school: grade < 6 ? student.elementary : grade < 9 ? student.middle : student.high }];
  });
}
