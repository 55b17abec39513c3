import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { noteSchema } from './note.ts';
import { withdrawalSchema } from './withdrawal.ts';

/**
 * Which submissions brought which places of one (partner, dataset, period). It is the only truth about what counts:
 * per place the highest sequence that is not withdrawn. Entries are only added and marked, so order does not matter.
 */
export const manifestSchema = z.object({
  partnerId: identifier,
  dataset: datasetSchema,
  period: periodSchema,
  entries: z.array(
    z.object({
      sequence: z.number().int().positive(),
      /** Places that the file held: schools for student rows, any place for counts. */
      placeIds: z.array(identifier),
      /** The partner said that the file is complete: places it leaves out have no data. */
      complete: z.boolean().default(false),
      withdrawn: z.boolean().default(false),
      withdrawal: withdrawalSchema.optional(),
      /** What the partner says of the file. */
      note: noteSchema.optional(),
    }),
  ),
  /** Its rows of students are deleted, or are about to be: nothing is added or changed any more, and measures stay as they are. */
  rows: z.object({ endedAt: z.iso.datetime(), areDeleted: z.boolean() }).optional(),
  /** Grows by one with every change; 0 before the first. */
  version: z.number().int().nonnegative(),
});
export type Manifest = z.infer<typeof manifestSchema>;
