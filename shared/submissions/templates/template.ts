import { bringsGroups, type Dataset, datasetNames } from '../../catalog/dataset.ts';
import { dimensions } from '../../catalog/dimensions.ts';
import { type Period, periodKind, schoolYear } from '../../catalog/period.ts';
import { describeColumn, type KnownAttribute } from '../attribute-columns.ts';
import { columnsOf, definitions } from '../datasets/dataset-definition.ts';
import { EXAMPLE } from '../example-row.ts';
import type { FileExpectation } from '../file-expectation.ts';
import { placeNames } from '../place-names.ts';

/** What a template is made for: a link's dataset and period, and the names that its files may hold. */
export type TemplateFor = Pick<
  FileExpectation,
  'dataset' | 'places' | 'indicators' | 'defaultIndicatorId' | 'attributes'
> & {
  period: Period;
};

export type TemplateColumn = {
  name: string;
  meaning: string;
  required: boolean;
  /** A number where the column holds numbers; empty where there is none to show. */
  example: string | number;
  /** What the column may hold, where that is a list. */
  values: string[];
};

/** A file to be filled in: its columns, needed ones first, and the name of its sheet. */
export type Template = { title: string; columns: TemplateColumn[] };

/**
 * The template of a dataset, made from the definition that its files are read by: every column that they need or may bring,
 * with one for each dimension of student groups, but for those that no row may leave open.
 */
export function templateOf(link: TemplateFor): Template {
  const { dataset } = link;
  const ofLink = namesOf(link);
  const mayStay = columnsOf(dataset).filter(({ name }) => !fieldOf(dataset, name)?.isFilled);
  const fields = mayStay.map((column): TemplateColumn => {
    const { example, values = [] } = ofLink[column.name] ?? { example: fieldOf(dataset, column.name)?.example ?? '' };
    return { ...column, example, values };
  });
  const more = bringsGroups(dataset) ? groupColumns() : (link.attributes ?? []).map(attributeColumn);
  return { title: datasetNames[dataset], columns: [...fields, ...more] };
}

/** The row of a template that shows what each column holds. Reading leaves it aside. */
export const exampleRow = ({ columns }: Template): (string | number)[] =>
  columns.map(({ example }, index) => (index === 0 ? EXAMPLE : example));

const fieldOf = (dataset: Dataset, name: string) => definitions[dataset].fields.find((field) => field.name === name);

/** What columns hold that only the link can tell. */
function namesOf({
  places,
  indicators,
  defaultIndicatorId,
  period,
}: TemplateFor): Record<string, { example: string; values?: string[] }> {
  const named = placeNames(places, []);
  // A name that two places have leads to neither.
  const names = places.map(({ id, name }) => (typeof named(name) === 'number' ? name : id));
  const of = (isOne: (kind: string) => boolean) => names.filter((_, index) => isOne(places[index]?.kind ?? ''));
  const [schools, others] = [of((kind) => kind === 'school'), of((kind) => kind !== 'school')];
  const indicator = indicators.find(({ id }) => id === defaultIndicatorId) ?? indicators[0];
  return {
    school: { example: schools[0] ?? '', values: schools },
    place: { example: schools[0] ?? names[0] ?? '', values: names },
    district: { example: others[0] ?? '' },
    period: { example: asWritten(period) },
    school_year: { example: schoolYear(period) },
    indicator: { example: indicator?.name ?? '', values: indicators.map(({ name }) => name) },
  };
}

/** Windows and years as files have them, beside the school year or as it: `MOY`, `2025-26`. */
function asWritten(period: Period): string {
  const kind = periodKind(period);
  return kind === 'window' ? period.slice(-3) : kind === 'year' ? schoolYear(period) : period;
}

const attributeColumn = (attribute: KnownAttribute): TemplateColumn => ({
  ...describeColumn(attribute),
  required: false,
  example: { share: 0.625, number: 412, 'yes-no': 'yes' }[attribute.kind],
  values: attribute.kind === 'yes-no' ? ['yes', 'no'] : [],
});

const groupColumns = (): TemplateColumn[] =>
  dimensions.map(({ id, name, values }) => ({
    name: id,
    meaning: `${name}; empty when it was not reported`,
    required: false,
    example: 'no' in values ? 'no' : (Object.keys(values)[0] ?? ''),
    values: Object.keys(values),
  }));
