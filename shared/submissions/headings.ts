import type { BenchmarkSetId } from '../catalog/benchmark-sets.ts';
import type { Dataset } from '../catalog/dataset.ts';
import { type Dimension, dimensions as knownDimensions, plain, slug } from '../catalog/dimensions.ts';
import type { Period } from '../catalog/period.ts';
import { type AttributeColumn, attributeColumns, noAttribute } from './attribute-columns.ts';
import {
  bringsGroups,
  type DatasetDefinition,
  definitions,
  type FieldDefinition,
} from './datasets/dataset-definition.ts';
import { dibelsExport } from './datasets/dibels-export.ts';
import { type GradeColumns, gradeColumns, hasGradeColumns } from './datasets/grade-columns.ts';
import { type ScoreColumn, scoreColumns, testOf } from './datasets/score-columns.ts';
import type { FileExpectation } from './file-expectation.ts';
import { readAs } from './mapping/read-as.ts';
import { areRowsToMend } from './mend-columns.ts';
import { FileRefused } from './problems-catalog.ts';

/** Columns that tell student groups apart: of a known dimension, or of one that the partner names with `group_…`. */
export type DimensionColumns = {
  id: string;
  dimension: Dimension | undefined;
  /** The best heading first; the others tell what it leaves open. */
  columns: DimensionColumn[];
};
export type DimensionColumn = {
  index: number;
  heading: string;
  /** The value that a yes stands for, in columns of a single value such as “Hispanic or Latino”. */
  yesMeans?: string | undefined;
};

/** Where everything stands in the file. */
export type Layout = {
  headings: string[];
  /** Columns of each field, the best first; none for a field that the file does not have. */
  fields: Record<string, number[]>;
  dimensions: DimensionColumns[];
  /** Score columns of a wide export; none in the long form. */
  scores: ScoreColumn[];
  /** Where each grade has columns of its own, those of each, the highest grade first; elsewhere none. */
  grades: GradeColumns[];
  /** Columns of attributes of places. */
  attributes: AttributeColumn[];
  /** The test whose scores they are; the long form is of DIBELS 8. */
  test: BenchmarkSetId;
  /** Columns that are read. */
  read: ReadonlySet<number>;
  /** Headings by field, and those that are not needed. */
  used: Record<string, string>;
  dropped: string[];
};

/** What headings are matched to. */
export type ToMatch = Pick<FileExpectation, 'dataset' | 'mapping' | 'attributes'> & { period: Period };

/**
 * Matches the headings of a file to a dataset; where windows have columns of their own, those of the period's window. Throws
 * {@link FileRefused} when required columns are missing or doubled, and says so when the file is of another dataset.
 * What the partner says of columns counts before what their headings say.
 */
export function matchHeadings(link: ToMatch, headings: string[]): Layout {
  const { dataset, period, mapping, attributes = [] } = link;
  if (areRowsToMend(headings)) throw new FileRefused('mended-alone');
  const definition = definitions[dataset];
  const as = mapping ? readAs(link, headings, mapping) : headings;
  const names = as.map(plain);
  const other = holdsScores(dataset) ? dibelsExport(names) : undefined;
  if (other && other !== dataset) {
    throw new FileRefused('wrong-dataset', { found: definitions[other].name, expected: definition.name });
  }
  const { fields, found, grades, scores } = findFields(definition, as, period);
  const missing = fields.filter(({ name, required }) => required && !found[name]?.length);
  if (missing.length > 0) throw lacks(definition, missing, headings, as);
  const taken = new Set([...Object.values(found).flat(), ...scores.map(({ index }) => index)]);
  const dimensions = bringsGroups(dataset) ? locateDimensions(as, headings, taken) : [];
  const ofPlaces = dataset === 'attributes' ? attributeColumns(as, attributes, taken) : [];
  for (const { index } of [...dimensions.flatMap(({ columns }) => columns), ...ofPlaces]) taken.add(index);
  const of = (indexes: number[]) => indexes.map((index) => headings[index] ?? '').join(', ');
  if (dataset === 'roster' && dimensions.length === 0) throw new FileRefused('groups-missing');
  if (dataset === 'attributes' && ofPlaces.length === 0) throw noAttribute(attributes);
  const used = [
    ...Object.entries(found).filter(([, indexes]) => indexes.length > 0),
    ...dimensions.map(({ id, columns }): [string, number[]] => [id, columns.map(({ index }) => index)]),
    ...byMeasure(scores),
    ...byAttribute(ofPlaces),
  ].map(([name, indexes]) => [name, of(indexes)]);
  return {
    headings,
    fields: found,
    dimensions,
    scores,
    grades,
    attributes: ofPlaces,
    test: scores.length > 0 ? testOf(names) : 'dibels-8',
    read: taken,
    used: Object.fromEntries(used),
    dropped: headings.filter((heading, index) => heading !== '' && !taken.has(index)),
  };
}

/**
 * Where each field, dimension and measure stands, as far as headings and mapping tell, the best column first; and the fields
 * that the file must have. Throws {@link FileRefused} where columns are doubled.
 */
export function findColumns(link: ToMatch, headings: string[]) {
  const { dataset, period, mapping, attributes = [] } = link;
  const as = mapping ? readAs(link, headings, mapping) : headings;
  const { fields, found, scores } = findFields(definitions[dataset], as, period);
  const taken = new Set([...Object.values(found).flat(), ...scores.map(({ index }) => index)]);
  const dimensions = bringsGroups(dataset) ? locateDimensions(as, headings, taken) : [];
  const ofPlaces = dataset === 'attributes' ? attributeColumns(as, attributes, taken) : [];
  const columns: [string, number[]][] = [
    ...Object.entries(found).filter(([, indexes]) => indexes.length > 0),
    ...dimensions.map(({ id, columns }): [string, number[]] => [id, columns.map(({ index }) => index)]),
    ...byMeasure(scores),
    ...byAttribute(ofPlaces),
  ];
  return { fields, columns: new Map(columns) };
}

/** The fields that a file can have, and where they are, as far as they are found. */
function findFields(definition: DatasetDefinition, headings: string[], period: Period) {
  const names = headings.map(plain);
  const hasScores = holdsScores(definition.dataset);
  const grades = hasScores ? gradeColumns(names, period) : [];
  const scores = grades.length > 0 ? grades.flatMap((grade) => grade.scores) : hasScores ? scoreColumns(names) : [];
  const fields = fieldsOf(definition, headings);
  return { fields, found: { ...locate(fields, headings), ...fieldsOfGrades(grades) }, grades, scores };
}

const holdsScores = (dataset: Dataset) => dataset === 'assessment' || dataset === 'monitoring';

/**
 * The fields of a dataset that a file with these headings can have: wide exports have no measure and score, and those with
 * columns for each grade say by them what else a row is of.
 */
function fieldsOf({ dataset, fields }: DatasetDefinition, headings: string[]): FieldDefinition[] {
  if (!holdsScores(dataset)) return fields;
  const names = headings.map(plain);
  if (hasGradeColumns(names)) return fields.filter(({ name }) => name === 'student_id');
  return scoreColumns(names).length > 0 ? fields.filter(({ name }) => name !== 'measure' && name !== 'score') : fields;
}

/** What tells where and when a student was in each of the grades. */
function fieldsOfGrades(grades: GradeColumns[]): Record<string, number[]> {
  if (grades.length === 0) return {};
  return { school: grades.flatMap(({ schools }) => schools), school_year: grades.map(({ year }) => year) };
}

function byMeasure(scores: ScoreColumn[]): [string, number[]][] {
  const columns = Map.groupBy(scores, ({ measure }) => measure);
  return [...columns].map(([measure, of]) => [measure, of.map(({ index }) => index)]);
}

const byAttribute = (columns: AttributeColumn[]) =>
  columns.map(({ attribute, index }): [string, number[]] => [attribute.id, [index]]);

/** A percent sign makes a share of a number: `% Absent` holds no days. */
const nameOf = (heading: string): string => plain(heading.replaceAll('%', 'percent'));

/** The columns of each field in the order of its headings; a column is of one field only. */
function locate(fields: FieldDefinition[], headings: string[]): Record<string, number[]> {
  const names = headings.map(nameOf);
  const taken = new Set<number>();
  const found: Record<string, number[]> = {};
  for (const { name, headings: known, severalColumns } of fields) {
    const indexes: number[] = [];
    for (const heading of known) {
      const index = names.indexOf(heading);
      if (index < 0 || taken.has(index) || (indexes.length > 0 && !severalColumns)) continue;
      if (names.indexOf(heading, index + 1) >= 0) {
        throw new FileRefused('columns-doubled', { column: headings[index] ?? name });
      }
      taken.add(index);
      indexes.push(index);
    }
    found[name] = indexes;
  }
  return found;
}

/** @param as the headings as they are to be read */
function locateDimensions(as: string[], headings: string[], taken: Set<number>): DimensionColumns[] {
  const found = new Map<
    string,
    { dimension: Dimension | undefined; columns: (DimensionColumn & { rank: number })[] }
  >();
  for (const [index, heading] of headings.entries()) {
    if (taken.has(index)) continue;
    const column = dimensionOf(as[index] ?? '');
    if (!column) continue;
    const { id, dimension, rank, yesMeans } = column;
    const group = found.get(id) ?? { dimension, columns: [] };
    found.set(id, group);
    if (group.columns.every((other) => other.rank !== rank)) group.columns.push({ index, heading, rank, yesMeans });
  }
  return [...found]
    .map(([id, { dimension, columns }]) => ({ id, dimension, columns: columns.sort((a, b) => a.rank - b.rank) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The dimension that a heading names, and how well: rank 0 is best. The grade has a column of its own. */
function dimensionOf(
  heading: string,
): { id: string; dimension?: Dimension; rank: number; yesMeans?: string } | undefined {
  const own = /^group[_ :-]+(.+)$/i.exec(heading.trim())?.[1];
  const name = plain(own ?? heading);
  for (const dimension of knownDimensions) {
    const { id, headings, flags = {} } = dimension;
    if (Object.hasOwn(flags, name)) return { id, dimension, rank: -1, yesMeans: flags[name] ?? '' };
    if (headings.includes(name)) return { id, dimension, rank: headings.indexOf(name) };
  }
  if (own === undefined || name === 'grade' || slug(own) === '') return undefined;
  return { id: /^[a-z]/.test(slug(own)) ? slug(own) : `group_${slug(own)}`.slice(0, 40), rank: 0 };
}

/** Whether a column with this heading tells student groups apart. */
export const isGroupHeading = (heading: string): boolean => dimensionOf(heading) !== undefined;

/** @param as the headings as they are to be read */
function lacks(
  definition: DatasetDefinition,
  missing: FieldDefinition[],
  headings: string[],
  as: string[],
): FileRefused {
  const other = Object.values(definitions).find((candidate) => isOther(candidate, definition) && fits(candidate, as));
  if (other) return new FileRefused('wrong-dataset', { found: other.name, expected: definition.name });
  const names = missing.map(({ name }) => name);
  if (!isHeadingRow(as)) return new FileRefused('no-headings', { columns: names.join(', ') });
  const columns = `the ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}`;
  const instead = names.every((name) => name.startsWith('days_')) ? insteadOfDays(definition, headings) : '';
  if (instead) return new FileRefused('days-missing', { columns, instead });
  return new FileRefused('columns-missing', { columns, found: headings.filter(isShown).slice(0, 20).join(', ') });
}

/** Nearly every file has what a roster or one of attributes needs, and is none. */
const isOther = (candidate: DatasetDefinition, definition: DatasetDefinition) =>
  candidate !== definition && candidate.dataset !== 'roster' && candidate.dataset !== 'attributes';

/** Headings of what is no number of days enrolled or absent, such as a rate, days present or excused absences. */
function insteadOfDays({ fields }: DatasetDefinition, headings: string[]): string {
  const known = new Set(fields.flatMap((field) => field.headings));
  const others = headings.filter((heading) => isShown(heading) && !known.has(nameOf(heading)));
  return others
    .filter((heading) => /attend|absen|present|\bad[am]\b/i.test(heading))
    .slice(0, 5)
    .join(', ');
}

function fits(definition: DatasetDefinition, headings: string[]): boolean {
  const names = new Set(headings.map(nameOf));
  return fieldsOf(definition, headings).every(
    ({ required, headings: known }) => !required || known.some((heading) => names.has(heading)),
  );
}

/** A first row of values would show values of a student: at least two headings must be known before any is shown. */
function isHeadingRow(headings: string[]): boolean {
  const known = new Set(Object.values(definitions).flatMap(({ fields }) => fields.flatMap((field) => field.headings)));
  return headings.filter((heading) => known.has(plain(heading))).length >= 2;
}

/** Headings are words; what has long numbers or an address in it may be a value. */
function isShown(heading: string): boolean {
  return /\p{L}/u.test(heading) && !/\d{4}|@/.test(heading) && heading.length <= 60;
}
