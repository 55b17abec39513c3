import { plain } from '../../catalog/dimensions.ts';
import type { Period } from '../../catalog/period.ts';
import { findColumns } from '../headings.ts';
import { isMappable } from './is-mappable.ts';
import { type Mapping, NOT_NEEDED } from './mapping.ts';
import { type ToSay, targetsOf } from './read-as.ts';
import { shapeOf } from './shape.ts';

/**
 * A mapping of what the partner chose: by field the number of its column, undefined for none. It says only what headings do
 * not say themselves.
 *
 * @param values what is already said of labels
 */
export function mappingFrom(
  chosen: ReadonlyMap<string, number | undefined>,
  { headings, ...link }: ToSay & { headings: string[]; period: Period },
  values: Mapping['values'] = {},
): Mapping {
  const { columns: byHeading } = findColumns(link, headings);
  const columns: Mapping['columns'] = {};
  const name = (index: number) => plain(headings[index] ?? '');
  for (const { name: field } of targetsOf(link)) {
    if (!chosen.has(field)) continue;
    const column = chosen.get(field);
    const [first, ...others] = byHeading.get(field) ?? [];
    if (column === first) continue;
    for (const index of [first, ...(column === undefined ? others : [])]) {
      if (index !== undefined && isMappable(headings, index)) columns[name(index)] ??= NOT_NEEDED;
    }
    if (column !== undefined && isMappable(headings, column)) columns[name(column)] = field;
  }
  return { columns, values, headings: shapeOf(headings) };
}
