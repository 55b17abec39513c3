import { NOT_REPORTED, parseValue, slug } from '../../catalog/dimensions.ts';
import { Dictionary } from '../dictionary.ts';
import type { DimensionColumn } from '../headings.ts';
import { FileRefused } from '../problems-catalog.ts';
import { INVALID } from '../reading.ts';
import type { Fields } from '../records.ts';
import type { GroupValues } from '../student-rows.ts';

/** A dimension that a partner names itself may have this many values; a column with more is of persons, not of groups. */
const MOST_OWN_VALUES = 30;

/** Reads a row's value in one dimension as its number; {@link INVALID} for a spelling that is not known. */
export type GroupReader = { column: DimensionColumn; code(fields: Fields): number };

export function groupReader(column: DimensionColumn, values: GroupValues): GroupReader {
  const { dimension, index, heading } = column;
  const known = (text: string): number => {
    const value = dimension && parseValue(dimension, text);
    return value === undefined ? INVALID : values.code(value);
  };
  const own = (text: string): number => {
    const code = values.code(slug(text) || NOT_REPORTED);
    if (values.count > MOST_OWN_VALUES + 1) throw new FileRefused('personal-column', { column: heading });
    return code;
  };
  const dictionary = new Dictionary(dimension ? known : own);
  return { column, code: (fields) => dictionary.at(fields, index) };
}
