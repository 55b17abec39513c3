import * as z from 'zod';
import { indicatorSchema } from '../catalog/indicator.ts';
import { periodSchema } from '../catalog/period.ts';
import { topBottomCodingSchema } from '../disclosure/top-bottom-coding.ts';
import { codedCell } from './shown-schema.ts';

const counts = z.object({ numerator: z.number().int(), denominator: z.number().int() });

/** An indicator as far as counting by it needs. */
export const countedIndicator = indicatorSchema.omit({ ownerId: true, baselines: true, targets: true, serves: true });

/** GET /api/send/{token}/published?period=: what a page needs to say, before a file is sent, what it would move. */
export const publishedView = z.object({
  minimumStudents: z.number().int(),
  topBottomCoding: topBottomCodingSchema,
  /** Those that are made from files like this one. */
  indicators: z.array(countedIndicator),
  /** What is published of the partner's own places, in the period and the two before it that have values. */
  released: z.array(
    z.object({
      indicatorId: z.string(),
      placeId: z.string(),
      period: periodSchema,
      cells: z.record(z.string(), z.union([z.literal('hidden'), codedCell, counts])),
      parts: z.array(z.string()),
    }),
  ),
});
export type PublishedView = z.infer<typeof publishedView>;
