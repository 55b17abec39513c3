import { plain } from '../../catalog/dimensions.ts';

/** A score column of a wide export, and the measure that it holds. */
export type ScoreColumn = { measure: string; index: number };

/**
 * Headings of score columns, without case, spacing and punctuation: of mCLASS exports of DIBELS 8 (2023-24 and 2024-25),
 * of warehouses that shorten them, and plain ones.
 */
const scoreHeadings: Record<string, string[]> = {
  COMPOSITE: ['compositescore', 'composite'],
  LNF: ['letternameslnfscore', 'letnamlnfscore', 'lnfscore', 'lnf'],
  PSF: ['phonemicawarenesspsfscore', 'phonawarepsfscore', 'psfscore', 'psf'],
  'NWF-CLS': ['lettersoundsnwfclsscore', 'letsounwfclsscore', 'nwfclsscore', 'nwfcls'],
  'NWF-WRC': ['decodingnwfwrcscore', 'decodnwfwrcscore', 'nwfwrcscore', 'nwfwrc'],
  WRF: ['wordreadingwrfscore', 'wordreadwrfscore', 'wrfscore', 'wrf'],
  'ORF-WC': ['readingfluencyorfscore', 'readfluorfscore', 'orfwcscore', 'orfwc', 'orfwordscorrect'],
  'ORF-ACC': ['readingaccuracyorfaccuscore', 'readacorfaccscore', 'orfaccscore', 'orfacc', 'orfaccuracy'],
  MAZE: ['readingcomprehensionmazescore', 'readcompmazescore', 'mazescore', 'maze', 'mazeadjusted'],
};
const measureOf = new Map(
  Object.entries(scoreHeadings).flatMap(([measure, headings]) => headings.map((heading) => [heading, measure])),
);

/** The score columns among headings, one for each measure at most. None when the file has a score on each row. */
export function scoreColumns(headings: string[]): ScoreColumn[] {
  if (headings.includes('measure') && headings.includes('score')) return [];
  const found = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const measure = measureOf.get(heading);
    if (measure && !found.has(measure)) found.set(measure, index);
  }
  return [...found].map(([measure, index]) => ({ measure, index }));
}

/** The measure that a row of the long form names; undefined for one that is not known. */
export function measureNamed(text: string): string | undefined {
  const name = plain(text);
  return measureOf.get(name) ?? otherNames[name];
}
const otherNames: Record<string, string> = {
  orf: 'ORF-WC',
  orfaccu: 'ORF-ACC',
  dibelscomposite: 'COMPOSITE',
  dibelscompositescore: 'COMPOSITE',
};

/** What else of DIBELS a file is, if its headings say so: its scores must not be judged by the benchmarks of DIBELS 8. */
export function otherDibelsExport(headings: string[]): string | undefined {
  if (headings.some((heading) => heading === 'pmperiod' || heading === 'probenumber')) return 'progress monitoring';
  if (headings.some((heading) => /^assessmentmeasure(dorf|daze|fsf)/.test(heading))) return 'DIBELS Next results';
  return undefined;
}
