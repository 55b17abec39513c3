import type { BenchmarkSetId } from '../../catalog/benchmark-sets.ts';
import { plain } from '../../catalog/dimensions.ts';

/** A score column of a wide export, and the measure that it holds. */
export type ScoreColumn = { measure: string; index: number };

/**
 * Headings of score columns, without case, spacing and punctuation: of mCLASS exports of DIBELS 8 (2023-24 and 2024-25),
 * of warehouses that shorten them, and plain ones.
 */
const dibels8Headings: Record<string, string[]> = {
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

/** Of Acadience Learning Online (2023-24), and of mCLASS exports of DIBELS Next, whose Daze score is the adjusted one. */
const acadienceHeadings: Record<string, string[]> = {
  COMPOSITE: ['readingcompositescore', 'assessmentmeasurecompositescorescore'],
  FSF: ['fsfscore', 'assessmentmeasurefsfscore'],
  PSF: ['psfscore', 'assessmentmeasurepsfscore'],
  'NWF-CLS': ['nwfclsscore', 'assessmentmeasurenwfclsscore'],
  'NWF-WWR': ['nwfwwrscore', 'assessmentmeasurenwfwwrscore'],
  'ORF-WC': ['orfwcscore', 'assessmentmeasuredorffluencyscore'],
  'ORF-ACC': ['orfaccuracyscore', 'assessmentmeasuredorfaccuracyscore'],
  RETELL: ['retellscore', 'assessmentmeasuredorfretellscore'],
  'RETELL-QUALITY': ['retellqualityscore', 'assessmentmeasuredorfretellqualityscore'],
  'MAZE-ADJ': ['mazeadjustedscore', 'assessmentmeasuredazescore'],
};

/** The measures of DIBELS 8 with the headings of their scores, the plainest first. */
export const scoreHeadings = (): [string, string[]][] =>
  Object.entries(dibels8Headings).map(([measure, names]) => [measure, names.toReversed()]);

const byHeading = (headings: Record<string, string[]>) =>
  new Map(Object.entries(headings).flatMap(([measure, names]) => names.map((name) => [name, measure])));
const measuresOf: Record<BenchmarkSetId, Map<string, string>> = {
  'dibels-8': byHeading(dibels8Headings),
  acadience: byHeading(acadienceHeadings),
};

/** Headings that only a file of Acadience Reading has: its composite, and measures that DIBELS 8 does not know. */
const ofAcadience =
  /^(?:readingcompositescore|fsfscore|nwfwwrscore|retellscore|assessmentmeasure(?:dorf|daze|fsf|nwfwwr).*)$/;

/** The test that a file's columns are of; DIBELS 8 unless a heading says otherwise. */
export function testOf(headings: string[]): BenchmarkSetId {
  return headings.some((heading) => ofAcadience.test(heading)) ? 'acadience' : 'dibels-8';
}

/** The measure of a test whose scores a heading names, without case, spacing and punctuation. */
export const measureOf = (test: BenchmarkSetId, heading: string): string | undefined => measuresOf[test].get(heading);

/** The score columns among headings, one for each measure at most. None when the file has a score on each row. */
export function scoreColumns(headings: string[]): ScoreColumn[] {
  if (headings.includes('measure') && headings.includes('score')) return [];
  const measures = measuresOf[testOf(headings)];
  const found = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const measure = measures.get(heading);
    if (measure && !found.has(measure)) found.set(measure, index);
  }
  return [...found].map(([measure, index]) => ({ measure, index }));
}

/**
 * The measure of DIBELS 8 that a row of the long form names, also as mCLASS does (`Reading Fluency (ORF)`); undefined for
 * one that is not known.
 */
export function measureNamed(text: string): string | undefined {
  const name = plain(text);
  return measuresOf['dibels-8'].get(name) ?? measuresOf['dibels-8'].get(`${name}score`) ?? otherNames[name];
}
const otherNames: Record<string, string> = {
  orf: 'ORF-WC',
  orfaccu: 'ORF-ACC',
  dibelscomposite: 'COMPOSITE',
  dibelscompositescore: 'COMPOSITE',
};

/** Whether a row of the long form is of a measure that mCLASS gives beside those of DIBELS 8, such as irregular words. */
export const isBesideDibels = (text: string): boolean =>
  /deciw$|^(?:vocabulary|spelling|ran|errorrateorf|(?:in)?correctresponsesmaze)$/.test(plain(text));
