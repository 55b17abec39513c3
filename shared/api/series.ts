import * as z from 'zod';
import { periodSchema } from '../catalog/period.ts';
import { shownValue } from './partner.ts';

/** GET /api/series?indicator=&place=: all published values of one indicator at one place, ordered by time. */
export const seriesView = z.object({
  indicator: z.object({
    id: z.string(),
    name: z.string(),
    betterWhen: z.enum(['higher', 'lower']),
    edition: z.string(),
    source: z.string(),
  }),
  place: z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) }),
  points: z.array(
    z.object({
      period: periodSchema,
      label: z.string(),
      /** By student group; `all` is every student. */
      groups: z.record(z.string(), shownValue),
      reported: z.number().int(),
      expected: z.number().int(),
    }),
  ),
  gaps: z.array(
    z.object({
      focal: z.string(),
      reference: z.string(),
      /** Focal minus reference, points; absent where either side is not shown. */
      points: z.array(z.object({ period: periodSchema, gap: z.number().optional() })),
    }),
  ),
});
export type SeriesView = z.infer<typeof seriesView>;
