import * as z from 'zod';
import { type Attribute, attributeSchema } from '../catalog/attribute.ts';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partner } from '../catalog/partner.ts';
import { type Place, placeSchema } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Link } from './link.ts';
import { mappingSchema } from './mapping/mapping.ts';

const place = placeSchema.omit({ ownerId: true });

/** What the files of a link are checked against, wherever that is done. Names and codes of places; nothing of a person. */
export const fileExpectationSchema = z.object({
  dataset: datasetSchema,
  /** The partner's own place and all within it. */
  places: z.array(place),
  /** All other places of the partnership: a row about one of them refuses the file. */
  otherPlaces: z.array(place),
  /** Indicators that counts may be for. */
  indicators: z.array(z.object({ id: identifier, name: z.string() })),
  /** The indicator of counts without a column for it. */
  defaultIndicatorId: identifier.optional(),
  /** Attributes of places that files of them may bring; absent for other datasets. */
  attributes: z.array(attributeSchema.pick({ id: true, name: true, kind: true, unit: true, group: true })).optional(),
  /** What the partner says of columns and local codes. */
  mapping: mappingSchema.optional(),
});
export type FileExpectation = z.infer<typeof fileExpectationSchema>;

/** What files that come by this link are checked against. */
export function fileExpectation(
  { dataset, indicatorId }: Pick<Link, 'dataset' | 'indicatorId'>,
  { placeId }: Pick<Partner, 'placeId'>,
  places: readonly Place[],
  indicators: readonly Indicator[],
  attributes: readonly Attribute[] = [],
): FileExpectation {
  const own = new Set(
    placeTree([...places])
      .within(placeId)
      .map(({ id }) => id),
  );
  const named = places.map(({ id, kind, name, parentId, codes }) => ({ id, kind, name, parentId, codes }));
  return {
    dataset,
    places: named.filter(({ id }) => own.has(id)),
    otherPlaces: named.filter(({ id }) => !own.has(id)),
    indicators: indicators
      .filter(({ definition }) => definition.kind === 'proportion')
      .map(({ id, name }) => ({ id, name })),
    ...(dataset === 'attributes' && {
      attributes: attributes.map(({ id, name, kind, unit, group }) => ({ id, name, kind, unit, group })),
    }),
    ...(indicatorId && { defaultIndicatorId: indicatorId }),
  };
}
