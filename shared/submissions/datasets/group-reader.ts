import { type Dimension, NOT_REPORTED, parseValue, plain, slug } from '../../catalog/dimensions.ts';
import { isCellError } from '../cell-error.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { GroupValues } from '../group-values.ts';
import type { DimensionColumn, DimensionColumns } from '../headings.ts';
import { mappedValue } from '../mapping/mapping.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type Expectation, INVALID } from '../reading.ts';

/** A dimension that a partner names itself may have this many values; a column with more is of persons, not of groups. */
const MOST_OWN_VALUES = 30;
const UNREPORTED = 0;

/**
 * Reads a row's value in one dimension as its number. The first column that reports one counts; a spelling that is not
 * known is {@link INVALID} in the best column, and says nothing in the others.
 */
export type GroupReader = { heading: string; code(fields: Fields): number };

export function groupReader(
  { id, dimension, columns }: DimensionColumns,
  values: GroupValues,
  { mapping, onUnknown }: Pick<Expectation, 'mapping' | 'onUnknown'> = {},
): GroupReader {
  const [best] = columns;
  const readers = columns.map((column) => {
    const unknown = column === best ? INVALID : UNREPORTED;
    const parse = (text: string): number => {
      if (!dimension) return ownValue(values, column, text);
      const value = parseValue(dimension, text, column.yesMeans) ?? mappedGroup(dimension, mapping, text);
      return value === undefined ? unknown : values.code(value);
    };
    return { index: column.index, dictionary: new Dictionary(parse) };
  });
  return {
    heading: best?.heading ?? '',
    code(fields) {
      for (let at = 0; at < readers.length; at += 1) {
        const { index, dictionary } = readers[at] as (typeof readers)[number];
        const code = dictionary.at(fields, index);
        if (code === INVALID) onUnknown?.(id, fields.text(index));
        if (code !== UNREPORTED) return code;
      }
      return UNREPORTED;
    },
  };
}

/** The value that the partner says a label stands for; undefined for one that the dimension does not have. */
function mappedGroup(dimension: Dimension, mapping: Expectation['mapping'], text: string): string | undefined {
  const value = mappedValue(mapping, dimension.id, text);
  return value === NOT_REPORTED || (value !== undefined && Object.hasOwn(dimension.values, value)) ? value : undefined;
}

const yesNo: Record<string, string> = { yes: 'yes', y: 'yes', true: 'yes', no: 'no', n: 'no', false: 'no', null: '' };

/** The number of a value that the partner names itself. Text without a letter or digit is not reported. */
function ownValue(values: GroupValues, { heading }: DimensionColumn, text: string): number {
  if (isCellError(text)) return INVALID;
  const code = values.code((yesNo[plain(text)] ?? slug(text)) || NOT_REPORTED);
  if (values.count > MOST_OWN_VALUES + 1) throw new FileRefused('personal-column', { column: heading });
  return code;
}
