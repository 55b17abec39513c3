import { ALL_STUDENTS } from '../../catalog/student-group.ts';
import type { AttributeColumn, KnownAttribute } from '../attribute-columns.ts';
import type { Fields } from '../fields.ts';
import type { Layout } from '../headings.ts';
import { isMissing, isSuppressed, parseNumber } from '../numbers.ts';
import type { RowProblemCode } from '../problems-catalog.ts';
import { type Expectation, headingOf, type Tallies } from '../reading.ts';
import { periodReader } from './period-reader.ts';
import { placeReader } from './place-reader.ts';
import type { Keep, RowReader } from './row-reader.ts';

/** A row as it stands in the file: the unit of a column is known at its end. */
type Held = { place: number; row: number; texts: string[] };

/**
 * One row for each place, with a column for each attribute. A mark of hidden or missing values says that nobody knows; it
 * leaves the other values of its row as they are.
 */
export function attributesReader(
  expected: Expectation,
  layout: Layout,
  tallies: Tallies,
  decimal: '.' | ',',
): RowReader {
  const { fields: columns, attributes } = layout;
  const period = periodReader(expected.period, { periods: [], schoolYear: columns.school_year?.[0] ?? -1 });
  const placeOf = placeReader(expected, columns.place ?? [], columns.district);
  const held: Held[] = [];
  return {
    take(fields: Fields) {
      const rowPeriod = period(fields);
      if (rowPeriod === 'other') return tallies.leaveAside();
      if (rowPeriod === 'unknown')
        return tallies.refuse('period-unknown', fields.row, headingOf(layout, 'school_year'));
      const place = placeOf(fields);
      if (typeof place !== 'number') return tallies.refuse('place-unknown', fields.row, headingOf(layout, 'place'));
      return held.push({ place, row: fields.row, texts: attributes.map(({ index }) => fields.text(index)) });
    },
    finish: (keep) => gather(held, expected, layout, decimal, tallies, keep),
  };
}

type Values = Record<string, number>;

function gather(
  held: Held[],
  { places }: Expectation,
  layout: Layout,
  decimal: '.' | ',',
  tallies: Tallies,
  keep: Keep,
) {
  const { attributes, headings } = layout;
  const parsers = attributes.map((column, at) =>
    parserOf(
      column,
      held.map(({ texts }) => texts[at] ?? ''),
      decimal,
    ),
  );
  const byPlace = Map.groupBy(
    held.flatMap((one) => {
      const values = valuesOf(one, attributes, parsers, tallies);
      if (!('code' in values)) return [{ ...one, values: values.known }];
      tallies.refuse(values.code, one.row, headings[values.index] ?? '');
      return [];
    }),
    ({ place }) => place,
  );
  let schools = 0;
  for (const [place, rows] of [...byPlace].sort(([a], [b]) => a - b)) {
    const [first, ...others] = rows.map(({ values }) => JSON.stringify(values));
    if (others.some((other) => other !== first)) {
      for (const { row } of rows) tallies.refuse('place-twice', row, headingOf(layout, 'place'));
      continue;
    }
    tallies.accepted += rows.length;
    tallies.repeated += others.length;
    if (places[place]?.kind === 'school') schools += 1;
    keep(places[place]?.id ?? '', { kind: 'attributes', values: rows[0]?.values ?? {} });
  }
  return { students: 0, schools };
}

type Parse = (text: string) => number | RowProblemCode;

function valuesOf(
  { texts }: Held,
  attributes: readonly AttributeColumn[],
  parsers: readonly Parse[],
  tallies: Tallies,
): { known: Values } | { code: RowProblemCode; index: number } {
  const known: Values = {};
  for (const [at, { attribute, index }] of attributes.entries()) {
    const text = texts[at] ?? '';
    if (isSuppressed(text)) tallies.suppressedAtSource += 1;
    if (isSuppressed(text) || isMissing(text)) continue;
    const value = parsers[at]?.(text) ?? 'number-invalid';
    if (typeof value === 'string') return { code: value, index };
    known[attribute.id] = value;
  }
  return { known };
}

function parserOf({ attribute }: AttributeColumn, texts: readonly string[], decimal: '.' | ','): Parse {
  if (attribute.kind === 'yes-no') return parseYesNo;
  if (attribute.kind === 'number') return (text) => parseAmount(text, attribute, decimal);
  const of = areShares(texts, decimal) ? 1 : 100;
  return (text) => {
    const value = parseNumber(withoutPercent(text), decimal);
    return value === undefined || value > of ? 'share-invalid' : value / of;
  };
}

const withoutPercent = (text: string) => text.replace(/\s*%$/, '');

/**
 * Whether a column has shares from 0 to 1, and not percent: no value is more than 1 or has a percent sign, and one is a
 * fraction. One cell alone cannot tell: 0.5 may be half of the students, or half a percent.
 */
function areShares(texts: readonly string[], decimal: '.' | ','): boolean {
  if (texts.some((text) => text.endsWith('%') && !isSuppressed(text))) return false;
  const values = texts.flatMap((text) => parseNumber(text, decimal) ?? []);
  return values.every((value) => value <= 1) && values.some((value) => !Number.isInteger(value));
}

function parseAmount(text: string, { group }: KnownAttribute, decimal: '.' | ','): number | RowProblemCode {
  const value = parseNumber(text, decimal);
  const isWrong = value === undefined || (group === ALL_STUDENTS && !Number.isInteger(value));
  return isWrong ? 'number-invalid' : value;
}

function parseYesNo(text: string): number | RowProblemCode {
  if (/^(y|yes|true|t|1|x)$/i.test(text)) return 1;
  return /^(n|no|false|f|0|none)$/i.test(text) ? 0 : 'yes-no-invalid';
}
