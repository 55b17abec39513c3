/** What may be shown of an attribute of a place: a share from 0 to 1, a number, yes as 1 and no as 0; or that it is hidden. */
export type ShownAttribute = number | 'hidden';

/** By place and attribute; absent where nothing is known. */
export type ShownAttributes = ReadonlyMap<string, Readonly<Record<string, ShownAttribute>>>;

/**
 * Attributes of places in a school year as far as they may be shown, by place and attribute: a share from 0 to 1, a number,
 * yes as 1 and no as 0. Absent where unknown or hidden.
 */
export type PlaceAttributes = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Those that are not hidden. */
export function placeAttributes(shown: ShownAttributes): PlaceAttributes {
  return new Map(
    [...shown].map(([placeId, of]) => [
      placeId,
      Object.fromEntries(Object.entries(of).filter((one): one is [string, number] => one[1] !== 'hidden')),
    ]),
  );
}
