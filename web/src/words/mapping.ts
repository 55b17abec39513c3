import { type Dataset, hasStudents } from '../../../shared/catalog/dataset.ts';
import { dimensions } from '../../../shared/catalog/dimensions.ts';
import type { ColumnFacts } from '../../../shared/submissions/mapping/column-facts.ts';
import type { Mapping } from '../../../shared/submissions/mapping/mapping.ts';
import type { ShapeChange } from '../../../shared/submissions/mapping/shape.ts';
import { formatCount, formatCounted } from './numbers.ts';

/** What is in a column, without a value of a student. */
export function factsWords({ kind, range, different = 0 }: ColumnFacts): string {
  if (kind === 'numbers' && range) {
    const [least, most] = range.map((one) => one.toLocaleString('en', { maximumFractionDigits: 2 }));
    return least === most ? `Always ${least}` : `Numbers ${least} to ${most}`;
  }
  if (kind === 'places') return `${formatCounted(different, 'place')} of yours`;
  if (kind === 'grades') return formatCounted(different, 'grade');
  if (kind === 'labels') return formatCounted(different, 'different value');
  const words = {
    numbers: 'Numbers',
    empty: 'Empty',
    shares: 'Shares',
    dates: 'Dates',
    ids: 'Different in each row',
    text: 'Text',
  };
  return kind === 'yes-no' ? 'Yes or no' : words[kind];
}

/** Some names, the first of them one by one. */
export function namesWords(names: readonly string[], most = 6): string {
  const more = names.length > most ? ` and ${formatCount(names.length - most)} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}

/** How the columns of a file differ from those of the last one. */
export function changeWords({ added, gone }: ShapeChange): string {
  const said = [
    ...(added.length > 0 ? [`New since your last file: ${namesWords(added)}.`] : []),
    ...(gone.length > 0 ? [`Not in it any more: ${namesWords(gone)}.`] : []),
  ];
  return said.join(' ');
}

/** By what the columns and labels of a file are read. */
export function readByWords({ columns, values, headings }: Mapping, isConfirmed: boolean): string {
  const isSaid =
    Object.keys(columns).length > 0 || Object.values(values).some((labels) => Object.keys(labels).length > 0);
  if (!isSaid) return 'Columns are read by their headings.';
  return isConfirmed || headings.length === 0 ? 'Read as you said.' : 'Read as last time.';
}

/** A field in words, as the labels in it are named. */
export function fieldWords(field: string, dataset: Dataset): string {
  const known: Record<string, string> = {
    place: hasStudents(dataset) ? 'School' : 'School or district',
    grade: 'Grade',
    student_group: 'Student group',
    indicator: 'Indicator',
  };
  return known[field] ?? dimensions.find(({ id }) => id === field)?.name ?? field;
}
