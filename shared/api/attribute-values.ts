import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { schoolYearSchema } from '../catalog/period.ts';

export const attributeValuesQuery = z.object({ schoolYear: schoolYearSchema.meta({ examples: ['2025-26'] }) });

/** GET /api/attributes/values: what places are like in a school year, as far as it may be shown. */
export const attributeValuesView = z.object({
  schoolYear: schoolYearSchema,
  /** Every place that who asks may see. */
  places: z.array(
    z.object({
      placeId: identifier,
      /** By attribute: a share from 0 to 1, a number, yes as 1 and no as 0, or `hidden` to protect students; absent when nobody says it. */
      values: z.record(identifier, z.union([z.number(), z.literal('hidden')])),
    }),
  ),
});
export type AttributeValuesView = z.infer<typeof attributeValuesView>;
