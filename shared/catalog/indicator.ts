import * as z from 'zod';
import { datasetSchema } from './dataset.ts';
import { identifier } from './identifier.ts';
import { periodKindSchema } from './period.ts';
import { gapDefinitionSchema } from './student-group.ts';

/** How numerator and denominator come out of a dataset. Definitions differ by state, so each is editable data. */
export const definitionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chronic-absence'),
    /** Absent at least this share of enrolled days. */
    absentShare: z.number().gt(0).lt(1).default(0.1),
    /** Students enrolled fewer days than this are not counted. */
    minimumDaysEnrolled: z.number().min(0).max(366).default(10),
  }),
  z.object({
    kind: z.literal('dibels-benchmark'),
    /** Measure of DIBELS 8th Edition, for example `COMPOSITE`, `ORF-WC`, `NWF-CLS`. */
    measure: z.string(),
    /** Assessment grades counted; every grade that has a cut point when absent. */
    grades: z.array(z.string()).min(1).optional(),
  }),
  z.object({ kind: z.literal('proportion') }),
]);
export type Definition = z.infer<typeof definitionSchema>;

/** A proportion that the partnership follows. A change of definition starts a new edition. */
export const indicatorSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  dataset: datasetSchema,
  definition: definitionSchema,
  /** Whether a higher or a lower value is better. */
  betterWhen: z.enum(['higher', 'lower']),
  periodKind: periodKindSchema,
  edition: z.string().max(80),
  source: z.string().max(300),
  /** Who is mailed about it. */
  ownerId: identifier.optional(),
  gaps: z.array(gapDefinitionSchema).max(20).default([]),
});
export type Indicator = z.infer<typeof indicatorSchema>;
