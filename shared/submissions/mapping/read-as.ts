import { dimensions, plain } from '../../catalog/dimensions.ts';
import { describeColumn } from '../attribute-columns.ts';
import { bringsGroups, definitions, type FieldDefinition } from '../datasets/dataset-definition.ts';
import { scoreHeadings } from '../datasets/score-columns.ts';
import type { FileExpectation } from '../file-expectation.ts';
import { type Mapping, NOT_NEEDED } from './mapping.ts';

/** What a column of a file may be said to hold. */
export type Target = FieldDefinition & { kind: 'field' | 'group' | 'score' | 'attribute' };

/** For what a column may be said. */
export type ToSay = Pick<FileExpectation, 'dataset' | 'attributes'>;

/** An id that a mapping can hold. */
const SAYABLE = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * What the columns of a dataset's files may be said to hold: its fields, then groups of students, scores by measure, or
 * attributes of places.
 */
export function targetsOf({ dataset, attributes = [] }: ToSay): Target[] {
  const fields = definitions[dataset].fields.map((one): Target => ({ ...one, kind: 'field' }));
  const optional = { required: false, severalColumns: false };
  const ofPlaces = attributes.filter(({ id }) => SAYABLE.test(id));
  if (!bringsGroups(dataset)) {
    const known = ofPlaces.map(
      (one): Target => ({
        ...optional,
        ...describeColumn(one),
        kind: 'attribute',
        headings: [plain(one.id), plain(one.name)],
      }),
    );
    return [...fields, ...known];
  }
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
export function readAs(link: ToSay, headings: readonly string[], { columns }: Mapping): string[] {
  const targets = new Map(targetsOf(link).map((target) => [target.name, target]));
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
