import type { Dataset } from '../catalog/dataset.ts';
import { type Dimension, dimensionOfHeading, plain, slug } from '../catalog/dimensions.ts';
import { type DatasetDefinition, definitions, type FieldDefinition } from './datasets/dataset-definition.ts';
import { type DibelsColumn, isWideDibels, wideDibelsColumns, wideDibelsFields } from './datasets/wide-dibels.ts';
import { FileRefused } from './problems-catalog.ts';

/** A column that tells student groups apart: a known dimension, or one that the partner names with `group_…`. */
export type DimensionColumn = { id: string; index: number; heading: string; dimension?: Dimension };

/** Where everything stands in the file; -1 for columns that it does not have. */
export type Layout = {
  headings: string[];
  /** Field name to the index of its column. */
  fields: Record<string, number>;
  dimensions: DimensionColumn[];
  /** Score columns of a wide DIBELS export. */
  scores: DibelsColumn[];
  used: Record<string, string>;
  dropped: string[];
};

/**
 * Matches the headings of a file to a dataset. Throws {@link FileRefused} when required columns are missing, and says so
 * when the file is of another dataset.
 */
export function matchHeadings(dataset: Dataset, headings: string[]): Layout {
  const wide = dataset === 'assessment' && isWideDibels(headings);
  const definition = definitions[dataset];
  const fields = wide ? wideDibelsFields(definition.fields) : definition.fields;
  const found = locate(fields, headings);
  const missing = fields.filter(({ name, required }) => required && found[name] === -1);
  if (missing.length > 0) throw lacks(definition, missing, headings);
  const taken = new Set(Object.values(found));
  const dimensions = dataset === 'counts' ? [] : locateDimensions(headings, taken);
  const scores = wide ? wideDibelsColumns(headings) : [];
  const useful = new Set([...taken, ...dimensions.map(({ index }) => index), ...scores.map(({ index }) => index)]);
  const used: Record<string, string> = {};
  for (const [name, index] of Object.entries(found)) if (index >= 0) used[name] = headings[index] ?? '';
  for (const { id, heading } of dimensions) used[id] = heading;
  for (const { measure, index } of scores) used[measure] = headings[index] ?? '';
  return {
    headings,
    fields: found,
    dimensions,
    scores,
    used,
    dropped: headings.filter((_, index) => !useful.has(index)),
  };
}

/** The column of each field: by its own name first, then by its other headings in their order. */
function locate(fields: FieldDefinition[], headings: string[]): Record<string, number> {
  const names = headings.map(plain);
  const taken = new Set<number>();
  const found: Record<string, number> = {};
  for (const { name, headings: others } of fields) {
    const index = [plain(name), ...others].reduce((at, one) => (at >= 0 ? at : freeIndex(names, one, taken)), -1);
    if (index >= 0) taken.add(index);
    found[name] = index;
    const own = names.filter((one) => one === plain(name)).length;
    if (own > 1) throw new FileRefused('columns-doubled', { column: headings[index] ?? name });
  }
  return found;
}

function freeIndex(names: string[], name: string, taken: Set<number>): number {
  return names.findIndex((one, index) => one === name && !taken.has(index));
}

function locateDimensions(headings: string[], taken: Set<number>): DimensionColumn[] {
  const columns: DimensionColumn[] = [];
  for (const [index, heading] of headings.entries()) {
    if (taken.has(index)) continue;
    const dimension = dimensionOfHeading(heading);
    const own = /^group[_ :-]+(.+)$/i.exec(heading.trim())?.[1];
    const id = dimension?.id ?? (own ? slug(own) : '');
    if (!id || columns.some((column) => column.id === id)) continue;
    columns.push({ id, index, heading, ...(dimension && { dimension }) });
  }
  return columns.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function lacks(definition: DatasetDefinition, missing: FieldDefinition[], headings: string[]): FileRefused {
  const other = Object.values(definitions).find((candidate) => candidate !== definition && fits(candidate, headings));
  if (other) return new FileRefused('wrong-dataset', { found: other.name, expected: definition.name });
  const columns = missing.map(({ name }) => name);
  return new FileRefused('columns-missing', {
    columns: columns.length === 1 ? `the column ${columns[0]}` : `the columns ${columns.join(', ')}`,
    found: headings
      .slice(0, 20)
      .map((heading) => heading.slice(0, 40))
      .join(', '),
  });
}

function fits({ dataset, fields }: DatasetDefinition, headings: string[]): boolean {
  if (dataset === 'assessment' && isWideDibels(headings)) return true;
  const found = locate(fields, headings);
  return fields.every(({ name, required }) => !required || (found[name] ?? -1) >= 0);
}
