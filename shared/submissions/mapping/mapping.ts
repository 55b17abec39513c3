import * as z from 'zod';
import { plain } from '../../catalog/dimensions.ts';
import { codeOf } from '../place-names.ts';

/** Stands in a mapping for a column that is not read, whatever its heading says. */
export const NOT_NEEDED = '-';

/** The field of the local codes of places, whatever the dataset calls its column. */
export const PLACE = 'place';

const MOST_COLUMNS = 60;
const MOST_HEADINGS = 120;
const MOST_LABELS = 300;
const LONGEST = 80;

/** Years as headings have them: `2026`, `2025-26`, `2025-2026`. */
const YEARS = /(?:19|20)\d\d(?:(?:20)?\d\d)?(?!\d)/g;

/**
 * Whether text, without case, spacing and punctuation, can be a heading or a label: what has no letter, or a long number
 * that is no year, may be a value of a student.
 */
export const mayBeWords = (name: string): boolean =>
  /\p{L}/u.test(name) && name.length <= LONGEST && !/\d{4}/.test(name.replace(YEARS, ''));

const plainWords = z.string().refine((name) => name === plain(name) && mayBeWords(name), 'is not a heading');
const words = z
  .string()
  .refine((heading) => mayBeWords(plain(heading)) && heading.length <= LONGEST, 'is not a heading');
const fieldName = z.string().regex(/^(?:-|[A-Za-z][A-Za-z0-9_-]{0,39})$/);
const known = z.string().min(1).max(LONGEST);
const label = z.string().min(1).max(LONGEST);
const atMost = (most: number) => (record: object) => Object.keys(record).length <= most;

/** Only codes of places are numbers; a label of a group has no long one. */
const hasNoIds = (values: Record<string, Record<string, string>>) =>
  Object.entries(values).every(
    ([field, labels]) => field === PLACE || Object.keys(labels).every((one) => !/\d{4}/.test(one)),
  );

/**
 * How the files of one partner and dataset are read, where their own words do not say it: what the partner confirmed on the
 * page. It holds headings, codes of places and labels of groups; never a value of a student.
 */
export const mappingSchema = z.object({
  /** Headings, without case, spacing and punctuation, and the field that each holds or {@link NOT_NEEDED}. */
  columns: z.record(plainWords, fieldName).refine(atMost(MOST_COLUMNS), `has more than ${MOST_COLUMNS}`).default({}),
  /** By field: labels as {@link labelKey} has them, and the known value that each stands for. */
  values: z
    .record(fieldName, z.record(label, known).refine(atMost(MOST_LABELS), `has more than ${MOST_LABELS}`))
    .refine(atMost(MOST_COLUMNS), `has more than ${MOST_COLUMNS}`)
    .refine(hasNoIds, 'has a number that is too long for a label')
    .default({}),
  /** Headings of the file that it was confirmed for, as it spells them. */
  headings: z.array(words).max(MOST_HEADINGS).default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;

export const emptyMapping: Mapping = { columns: {}, values: {}, headings: [] };

/** A label as it is compared: codes of places also without leading zeros, so that `06` is `6`. */
export const labelKey = (field: string, text: string): string => (field === PLACE ? codeOf(text) : plain(text));

/** What the partner says that a label means; undefined where nothing was said. */
export function mappedValue(mapping: Mapping | undefined, field: string, text: string): string | undefined {
  if (!mapping || !Object.hasOwn(mapping.values, field)) return undefined;
  const labels = mapping.values[field] ?? {};
  const key = labelKey(field, text);
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
