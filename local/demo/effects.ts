import { MONTHS } from './calendar.ts';
import type { District } from './region.ts';
import type { Enrolled } from './students.ts';

/** The usual course of absence over a school year, September to May, as logits. */
const season = [-0.28, -0.12, 0.02, 0.15, 0.2, 0.12, 0, -0.04, 0.04];

/** How strongly students differ from each other all the time. */
const LASTING = 1.15;

/**
 * The logit of being chronically absent in a month (0 to 8) of a school year (0 to 2): level of the district, season, what
 * the student is like, and what was planted for the demo to show.
 */
export function absenceLogit(district: District, { student, grade }: Enrolled, year: number, month: number): number {
  const lasting = LASTING * student.absence;
  const groups = (student.lowIncome ? 0.55 : 0) + (student.englishLearner ? 0.2 : 0) + (student.disability ? 0.3 : 0);
  const age = grade === 0 ? 0.25 : grade < 6 ? -0.1 : grade < 9 ? 0 : 0.3;
  const planted = plantedAbsence(district.id, student.englishLearner, year * MONTHS + month);
  return district.absence + (season[month] ?? 0) + groups + age + lasting + planted;
}

/** What changes at some places. Months count from September 2023; 26 is May 2026. */
function plantedAbsence(districtId: string, englishLearner: boolean, month: number): number {
  const since = (start: number, step: number) => Math.max(0, month - start + 1) * step;
  switch (districtId) {
    case 'fircrest': // rises in the last months, most of all for English learners in May
      return since(24, 0.1) + (month === 26 ? (englishLearner ? 0.75 : 0.15) : 0);
    case 'eastmoor': // comes over the threshold in May
      return since(23, 0.05) + (month === 26 ? 0.22 : 0);
    case 'cedar-river': // a bright spot: falls for two years, and its gap narrows
      return -since(11, 0.038) - (englishLearner ? since(14, 0.02) : 0);
    case 'juniper': // only the gap widens
      return month === 26 ? (englishLearner ? 0.42 : -0.05) : 0;
    default:
      return 0;
  }
}

/**
 * How far a student stands above the reading benchmark of a window (0 to 2), in standard deviations, without the chance
 * of the day.
 */
export function readingLevel(district: District, { student }: Enrolled, year: number, window: number): number {
  const groups =
    (student.lowIncome ? -0.3 : 0) + (student.englishLearner ? -0.35 : 0) + (student.disability ? -0.6 : 0);
  return district.reading + groups + 0.85 * student.reading + plantedReading(district.id, year * 3 + window);
}

/** Windows count from the fall of 2023; 8 is the end of year 2025–26. */
function plantedReading(districtId: string, window: number): number {
  if (districtId === 'cedar-river') return 0.03 * window;
  if (districtId === 'eastmoor') return window === 8 ? -0.25 : 0;
  return 0.01 * window;
}

/** The logit of graduating within four years. */
export function graduationLogit(district: District, { student, school }: Enrolled, year: number): number {
  const isProgram = district.schools.programs.some(({ id }) => id === school.id);
  const groups = (student.lowIncome ? -0.6 : 0) + (student.englishLearner ? -0.5 : 0) + (student.disability ? -0.5 : 0);
  return 2.25 + groups + 0.5 * student.reading - 0.3 * student.absence - (isProgram ? 0.9 : 0) + 0.06 * year;
}
