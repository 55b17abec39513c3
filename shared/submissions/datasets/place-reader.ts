import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import { mappedValue, PLACE } from '../mapping/mapping.ts';
import { type NamedPlace, placeNames } from '../place-names.ts';
import { FileRefused } from '../problems-catalog.ts';
import type { Expectation } from '../reading.ts';

/**
 * Reads the place of a row: the number of one of the partner's places. Of several columns (code and name) the first that
 * names one counts; those of the district only on rows that name no school. Throws {@link FileRefused} for a place that is
 * known and not the partner's.
 */
export function placeReader(
  { places, otherPlaces, mapping, onUnknown }: Pick<Expectation, 'places' | 'otherPlaces' | 'mapping' | 'onUnknown'>,
  columns: number[],
  districtColumns: number[] = [],
): (fields: Fields) => number | 'unknown' | 'missing' {
  const known = placeNames(places, otherPlaces);
  const named = (text: string): NamedPlace => {
    const found = known(text);
    const placeId = typeof found === 'number' ? undefined : mappedValue(mapping, PLACE, text);
    const mapped = placeId === undefined ? -1 : places.findIndex(({ id }) => id === placeId);
    return mapped < 0 ? found : mapped;
  };
  const [first = -1] = columns;
  const best = new Dictionary(named);
  const readers = [columns, districtColumns].map((level) =>
    level.map((index) => ({ index, dictionary: new Dictionary(named) })),
  );
  const tellUnknown = (fields: Fields) => {
    const unknown = readers.flat().find(({ index, dictionary }) => dictionary.at(fields, index) === 'unknown');
    if (unknown) onUnknown?.(PLACE, fields.text(unknown.index));
  };
  const readAll = (fields: Fields) => {
    let best: NamedPlace = 'missing';
    for (const level of readers) {
      for (const { index, dictionary } of level) {
        const found = dictionary.at(fields, index);
        if (typeof found === 'number') return found;
        if (best === 'missing' || (typeof best === 'string' && found !== 'missing')) best = found;
      }
      if (best !== 'missing') break;
    }
    if (best === 'unknown') tellUnknown(fields);
    if (typeof best !== 'object') return best;
    throw new FileRefused('other-places', { row: fields.row.toLocaleString('en'), place: best.foreign.name });
  };
  return (fields) => {
    const found = best.at(fields, first);
    return typeof found === 'number' ? found : readAll(fields);
  };
}
