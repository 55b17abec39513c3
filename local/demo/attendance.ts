import { MONTHS, monthPeriod, schoolDays } from './calendar.ts';
import { absenceLogit } from './effects.ts';
import { chance, share } from './random.ts';
import { type District, schoolsOf } from './region.ts';
import { type Enrolled, enrolled } from './students.ts';

/** How a district's system heads and writes its attendance. */
const dialects = {
  plain: {
    headings: [
      'student_id',
      'school',
      'grade',
      'days_enrolled',
      'days_absent',
      'race_ethnicity',
      'english_learner',
      'low_income',
      'disability',
      'gender',
    ],
    delimiter: ',',
    flag: (is: boolean) => (is ? 'Y' : 'N'),
    grade: (grade: number) => (grade === 0 ? 'K' : String(grade)),
    days: String,
  },
  words: {
    headings: [
      'Student ID',
      'School Code',
      'Grade Level',
      'Days Enrolled',
      'Days Absent',
      'Race/Ethnicity',
      'ELL Status',
      'Economically Disadvantaged',
      'Special Education',
      'Gender',
    ],
    delimiter: ',',
    flag: (is: boolean) => (is ? 'Yes' : 'No'),
    grade: (grade: number) => (grade === 0 ? 'KG' : String(grade).padStart(2, '0')),
    days: String,
  },
  semicolons: {
    headings: ['Local ID', 'Building', 'Grade', 'Membership Days', 'Absences', 'Ethnicity', 'LEP', 'FRL', 'IEP', 'Sex'],
    delimiter: ';',
    flag: (is: boolean) => (is ? '1' : '0'),
    grade: String,
    days: (days: number) => String(days).replace('.', ','),
  },
} as const;

/** Draws of one student and month are told apart by these. */
const Draw = { chronic: 31, days: 32, short: 33, moved: 34 } as const;

/** A district's attendance file of one month (0 is September) of a school year (0 is 2023-24). */
export function attendanceFile(district: District, year: number, month: number): string {
  const { headings, delimiter } = dialects[district.dialect];
  const rows = enrolled(district, year).flatMap((one) => rowsOf(district, one, year, month));
  return `${[headings, ...rows].map((row) => row.join(delimiter)).join('\n')}\n`;
}

export const attendanceFileName = ({ id }: District, year: number, month: number): string =>
  `${id}-attendance-${monthPeriod(year, month)}.csv`;

/** One row; two where the student moved between schools of the district within the month. */
function rowsOf(district: District, one: Enrolled, year: number, month: number): string[][] {
  const { enrolledDays, absentDays } = daysOf(district, one, year, month);
  const { key } = one.student;
  const draw = chance(key, year * MONTHS + month, Draw.moved);
  const other = schoolsOf(district).find(({ id }) => id !== one.school.id);
  if (draw > 0.002 || !other || enrolledDays < 12)
    return [rowOf(district, one, one.school.code, enrolledDays, absentDays)];
  const before = Math.floor(enrolledDays / 2);
  const absentBefore = Math.min(before, Math.floor(absentDays));
  return [
    rowOf(district, one, other.code, before, absentBefore),
    rowOf(district, one, one.school.code, enrolledDays - before, absentDays - absentBefore),
  ];
}

function daysOf(district: District, one: Enrolled, year: number, month: number) {
  const draw = (what: number) => chance(one.student.key, year * MONTHS + month, what);
  const all = schoolDays[month] ?? 0;
  const short = draw(Draw.short);
  const enrolledDays = short < 0.008 ? 3 + Math.floor(short * 800) : all;
  const isChronic = draw(Draw.chronic) < share(absenceLogit(district, one, year, month));
  const spread = draw(Draw.days) ** 2;
  const tenth = enrolledDays / 10;
  const absent = isChronic ? tenth + spread * 3 * tenth : spread * tenth;
  const halves = isChronic ? Math.ceil(absent * 2) : Math.floor(absent * 2);
  // Exactly a tenth is chronic already.
  const absentDays = !isChronic && halves / 2 >= tenth ? (halves - 1) / 2 : halves / 2;
  return { enrolledDays, absentDays: Math.max(0, absentDays) };
}

function rowOf(
  district: District,
  { student, grade }: Enrolled,
  school: string,
  days: number,
  absent: number,
): string[] {
  const dialect = dialects[district.dialect];
  return [
    student.id,
    school,
    dialect.grade(grade),
    String(days),
    dialect.days(absent),
    student.race,
    dialect.flag(student.englishLearner),
    dialect.flag(student.lowIncome),
    dialect.flag(student.disability),
    student.gender,
  ];
}
