import { bringsGroups, type Dataset } from '../../catalog/dataset.ts';
import { dimensions, plain } from '../../catalog/dimensions.ts';
import { definitions } from '../datasets/dataset-definition.ts';
import type { FieldDefinition } from '../datasets/field-definition.ts';
import { scoreHeadings } from '../datasets/score-columns.ts';
import { type Mapping, NOT_NEEDED } from './mapping.ts';

/** What a column of a file may be said to hold. */
export type Target = FieldDefinition & { kind: 'field' | 'group' | 'score' };

/** What the columns of a dataset's files may be said to hold: its fields, then groups of students, then scores by measure. */
export function targetsOf(dataset: Dataset): Target[] {
  const fields = definitions[dataset].fields.map((one): Target => ({ ...one, kind: 'field' }));
  if (!bringsGroups(dataset)) return fields;
  const optional = { required: false, severalColumns: false };
  const groups = dimensions.map(
    ({ id, name, headings }): Target => ({ ...optional, kind: 'group', name: id, meaning: name, headings }),
  );
  if (dataset !== 'assessment' && dataset !== 'monitoring') return [...fields, ...groups];
  const scores = scoreHeadings().map(
    ([measure, headings]): Target => ({
      ...optional,
      ...{ kind: 'score', name: measure, meaning: `Scores of ${measure}`, headings },
    }),
  );
  return [...fields, ...groups, ...scores];
}

/** A share of days is no number of days, whoever says so: `% Absent`, `Attendance rate`. */
export const mayHold = (field: string, heading: string): boolean =>
  !field.startsWith('days_') || !/%|percent|pct|rate\b|share|ratio/i.test(heading.replaceAll('_', ' '));

/**
 * The headings of a file as the partner says that they are to be read: a mapped column has the best heading of its field,
 * and one that is not needed none. The mapping counts before what other headings say. Of columns with the same heading the
 * first is meant.
 */
export function readAs(dataset: Dataset, headings: readonly string[], { columns }: Mapping): string[] {
  const targets = new Map(targetsOf(dataset).map((target) => [target.name, target]));
  const names = headings.map(plain);
  const taken = new Map<string, number>();
  const mapped = headings.map((heading, index): string | undefined => {
    const name = names[index] ?? '';
    if (names.indexOf(name) !== index || !Object.hasOwn(columns, name)) return undefined;
    const field = columns[name] ?? '';
    if (field === NOT_NEEDED) return '';
    const target = targets.get(field);
    const nth = taken.get(field) ?? 0;
    if (!target || !mayHold(field, heading) || (nth > 0 && !target.severalColumns)) return undefined;
    taken.set(field, nth + 1);
    return target.headings[nth];
  });
  const used = new Set(mapped);
  return headings.map((heading, index) => mapped[index] ?? (used.has(names[index]) ? '' : heading));
}
