import { plain } from '../../catalog/dimensions.ts';
import type { FieldDefinition } from './dataset-definition.ts';

/** A score column of a wide export, and the measure that it holds. */
export type DibelsColumn = { measure: string; index: number };

/** Headings of scores in mCLASS exports of DIBELS 8 (2023-24 and 2024-25), without case, spacing and punctuation. */
const scoreHeadings: Record<string, string> = {
  compositescore: 'COMPOSITE',
  letternameslnfscore: 'LNF',
  phonemicawarenesspsfscore: 'PSF',
  lettersoundsnwfclsscore: 'NWF-CLS',
  decodingnwfwrcscore: 'NWF-WRC',
  wordreadingwrfscore: 'WRF',
  readingfluencyorfscore: 'ORF-WC',
  readingaccuracyorfaccuscore: 'ORF-ACC',
  readingcomprehensionmazescore: 'MAZE',
};

/** True for exports with one row per student and window, and one column per measure. */
export function isWideDibels(headings: string[]): boolean {
  const names = new Set(headings.map(plain));
  return names.has('assessmentgrade') && names.has('benchmarkperiod') && names.has('compositescore');
}

export function wideDibelsColumns(headings: string[]): DibelsColumn[] {
  return headings.flatMap((heading, index) => {
    const measure = scoreHeadings[plain(heading)];
    return measure ? [{ measure, index }] : [];
  });
}

/** The same fields without measure and score, and with the headings that these exports have: never the enrollment grade. */
export function wideDibelsFields(fields: FieldDefinition[]): FieldDefinition[] {
  const headings: Record<string, string[]> = {
    student_id: ['studentprimaryid', 'primaryidstudentidstateid', 'primaryidstudentiddistrictid', 'studentid'],
    school: ['primaryschoolid', 'schoolname', 'secondaryschoolid'],
    grade: ['assessmentgrade'],
    period: ['benchmarkperiod'],
    school_year: ['schoolyear'],
  };
  return fields
    .filter(({ name }) => name in headings)
    .map((field) => ({ ...field, headings: headings[field.name] ?? field.headings }));
}
