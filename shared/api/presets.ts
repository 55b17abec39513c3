import * as z from 'zod';
import { ruleSchema } from '../alerts/rule.ts';
import { attributeSchema } from '../catalog/attribute.ts';
import { indicatorSchema } from '../catalog/indicator.ts';
import { partnershipSchema } from '../catalog/partnership.ts';

const { minimumGroupSize, topBottomCoding } = partnershipSchema.shape;

/** GET /api/presets: ready definitions, to be saved as they are or changed. */
export const presetsView = z.object({
  indicators: z.array(indicatorSchema),
  /** The rules that each of them starts with. */
  rules: z.array(ruleSchema),
  attributes: z.array(attributeSchema),
  /** How states protect small groups, for the partnership's settings. */
  disclosure: z.array(
    z.object({ id: z.string(), name: z.string(), minimumGroupSize, topBottomCoding, source: z.string() }),
  ),
});
