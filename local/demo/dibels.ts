import { dibelsBand } from '../../shared/catalog/dibels8.ts';
import { dibels8CutPoints } from '../../shared/catalog/dibels8-cut-points.ts';
import { longSchoolYear, windowPeriod, windows } from './calendar.ts';
import { mclassHeadings } from './dibels-headings.ts';
import { readingLevel } from './effects.ts';
import { chance, normal } from './random.ts';
import type { District } from './region.ts';
import { type Enrolled, enrolled } from './students.ts';

/** The measures in an export, with the start of their columns' headings. */
const measures = {
  COMPOSITE: ['Composite Level', 'Composite Score'],
  LNF: ['Letter Names (LNF) - Level', 'Letter Names (LNF) - Score'],
  PSF: ['Phonemic Awareness (PSF) - Level', 'Phonemic Awareness (PSF) - Score'],
  'NWF-CLS': ['Letter Sounds (NWF-CLS) - Level', 'Letter Sounds (NWF-CLS) - Score'],
  'NWF-WRC': ['Decoding (NWF-WRC) - Level', 'Decoding (NWF-WRC) - Score'],
  WRF: ['Word Reading (WRF) - Level', 'Word Reading (WRF) - Score'],
  'ORF-ACC': ['Reading Accuracy (ORF-Accu) - Level', 'Reading Accuracy (ORF-Accu) - Score'],
  'ORF-WC': ['Reading Fluency (ORF) - Level', 'Reading Fluency (ORF) - Score'],
  MAZE: ['Reading Comprehension (Maze) - Level', 'Reading Comprehension (Maze) - Score'],
} as const;

const bandNames = {
  'well-below': 'Well Below Benchmark',
  below: 'Below Benchmark',
  at: 'At Benchmark',
  above: 'Above Benchmark',
} as const;
const periodNames = { BOY: 'BOY', MOY: 'MOY', EOY: 'EOY' } as const;

const Draw = { absent: 41, day: 42 } as const;

/** A district's DIBELS results, kindergarten to grade 5, of one window (0 is BOY) of a school year, as mCLASS exports them. */
export function dibelsFile(district: District, year: number, window: number): string {
  const rows = enrolled(district, year)
    .filter(({ grade, student }) => grade <= 5 && chance(student.key, year * 3 + window, Draw.absent) > 0.03)
    .map((one) => rowOf(district, one, year, window));
  const lines = rows.map((row) => mclassHeadings.map((heading) => row[heading] ?? '').join(','));
  return `\uFEFF${[mclassHeadings.join(','), ...lines].join('\r\n')}\r\n`;
}

export const dibelsFileName = ({ id }: District, year: number, window: number): string =>
  `${id}-mclass-dibels8-${windowPeriod(year, window)}.csv`;

function rowOf(district: District, one: Enrolled, year: number, window: number): Record<string, string> {
  const { student, school } = one;
  const grade = one.grade === 0 ? 'K' : String(one.grade);
  return {
    'School Year': longSchoolYear(year),
    State: 'Made',
    'Account Name': 'Rivermouth demo',
    'District Name': `${district.name} School District`,
    'District Primary ID': `D${district.number}`,
    'School Name': school.name,
    'Primary School ID': school.code,
    'Student Last Name': `Made ${student.id}`,
    'Student First Name': 'Student',
    'Enrollment Grade': grade,
    Gender: student.gender,
    Race: student.race,
    'Special Education': student.disability ? 'Yes' : 'No',
    Disability: student.disability ? 'Yes' : 'No',
    'Economically Disadvantaged': student.lowIncome ? 'Yes' : 'No',
    'English Proficiency': student.englishLearner ? 'Limited English Proficient' : 'Fluent',
    'ELL Status': student.englishLearner ? 'Yes' : 'No',
    Assessment: 'mCLASS DIBELS 8th Edition',
    'Assessment Edition': 'DIBELS 8th Edition',
    'Assessment Grade': grade,
    'Benchmark Period': periodNames[windows[window] ?? 'BOY'],
    'Student Primary ID': student.id,
    'Administration Type': 'Standard',
    ...scoresOf(district, one, grade, year, window),
  };
}

/** Scores that lie about the cut point as far as the student stands above or below benchmark that day. */
function scoresOf(
  district: District,
  one: Enrolled,
  grade: string,
  year: number,
  window: number,
): Record<string, string> {
  const level = readingLevel(district, one, year, window);
  const period = windows[window] ?? 'BOY';
  const scores: Record<string, string> = {};
  for (const [index, measure] of (Object.keys(measures) as (keyof typeof measures)[]).entries()) {
    const cuts = dibels8CutPoints[grade]?.[measure]?.[period];
    if (!cuts) continue;
    const [below, at] = cuts;
    const stands = level + 0.45 * normal(one.student.key, (year * 3 + window) * 16 + index, Draw.day);
    const raw = Math.round(at - 0.5 + stands * Math.max(1.5, 2 * (at - below)));
    const score = Math.max(0, measure === 'ORF-ACC' ? Math.min(100, raw) : raw);
    const band = dibelsBand(measure, grade, period, score);
    const [levelHeading, scoreHeading] = measures[measure];
    scores[levelHeading] = band ? bandNames[band] : '';
    scores[scoreHeading] = String(score);
  }
  return scores;
}
