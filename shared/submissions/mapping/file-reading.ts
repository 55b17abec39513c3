import { plain } from '../../catalog/dimensions.ts';
import type { Period } from '../../catalog/period.ts';
import type { FileExpectation } from '../file-expectation.ts';
import { findColumns } from '../headings.ts';
import { areRowsToMend } from '../mend-columns.ts';
import { placeNames } from '../place-names.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type ColumnFacts, factsOf } from './column-facts.ts';
import { isMappable } from './is-mappable.ts';
import { NOT_NEEDED } from './mapping.ts';
import { type Target, targetsOf } from './read-as.ts';
import type { Sample } from './sample-columns.ts';
import { type ShapeChange, shapeChange } from './shape.ts';
import { suggestColumns } from './suggest-columns.ts';

/** How a file is read, and what else could be said of its columns: what the partner is shown to confirm or to change. */
export type FileReading = {
  headings: string[];
  /** By column. */
  facts: ColumnFacts[];
  /** Columns about which something can be said. */
  mappable: number[];
  /** What columns may hold: first what the file needs. */
  targets: Pick<Target, 'name' | 'meaning' | 'required' | 'kind'>[];
  /** By field: its column, and whether its heading or the partner says so, or it is only suggested. */
  choices: Record<string, { column: number; how: 'read' | 'suggested' }>;
  /** Where it differs from the file for which the partner said how to read it. */
  change?: ShapeChange | undefined;
};

/**
 * How a file is read. Undefined for one whose first row does not head its columns, of which two columns are the same, or
 * which has fewer columns than it lacks fields, unless an earlier one was read by what the partner said: nothing that can
 * be said of it makes it a file for this link.
 */
export function fileReading(
  { headings, values }: Sample,
  expectation: Pick<FileExpectation, 'dataset' | 'places' | 'otherPlaces' | 'mapping' | 'attributes'>,
  period: Period,
): FileReading | undefined {
  const { mapping } = expectation;
  if (areRowsToMend(headings)) return undefined;
  const found = columnsIn(expectation, headings, period);
  if (!found) return undefined;
  const columns = describe({ headings, values }, expectation);
  const targets = targetsOf(expectation).filter(
    ({ name, kind }) => kind !== 'field' || found.fields.some((field) => field.name === name),
  );
  const mappable = columns.filter(({ index }) => isMappable(headings, index));
  const read = new Set([...found.columns.values()].flat());
  const isFree = ({ index, heading }: { index: number; heading: string }) =>
    !read.has(index) && mapping?.columns[plain(heading)] !== NOT_NEEDED;
  const [open, free] = [targets.filter(({ name }) => !found.columns.has(name)), mappable.filter(isFree)];
  // A column of scores says its measure too.
  const lacking = open.filter(({ name, required }) => required && name !== 'measure');
  if (!mapping?.headings.length && free.length < lacking.length) return undefined;
  const suggested = suggestColumns(
    open,
    free,
    new Map([...found.columns].map(([name, [first = -1]]) => [name, values[first] ?? []])),
  );
  return {
    headings,
    facts: columns.map(({ facts }) => facts),
    mappable: mappable.map(({ index }) => index),
    targets: targets.map(({ name, meaning, required, kind }) => ({ name, meaning, required, kind })),
    choices: Object.fromEntries([
      ...[...found.columns].map(([name, [column = -1]]) => [name, { column, how: 'read' as const }]),
      ...[...suggested].map(([name, column]) => [name, { column, how: 'suggested' as const }]),
    ]),
    change: mapping && shapeChange(mapping, headings),
  };
}

/** The columns with what is in them. */
function describe(
  { headings, values }: Sample,
  { places, otherPlaces }: Pick<FileExpectation, 'places' | 'otherPlaces'>,
) {
  const named = placeNames(places, otherPlaces);
  const isPlace = (text: string) => typeof named(text) === 'number';
  return headings.map((heading, index) => {
    const own = values[index] ?? [];
    return { heading, index, values: own, facts: factsOf(own, isPlace) };
  });
}

function columnsIn(
  link: Pick<FileExpectation, 'dataset' | 'mapping' | 'attributes'>,
  headings: string[],
  period: Period,
) {
  try {
    return findColumns({ ...link, period }, headings);
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}
