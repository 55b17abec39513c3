import * as z from 'zod';

/** RFC 9457. `detail` says what happened and what to do. */
export const problemDocument = z.object({
  type: z.string().meta({ examples: ['/problems/link-expired'] }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** Fields of the request that need mending. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** Names the entry in the log, for those who run the system. */
  reference: z.string().optional(),
});
export type ProblemDocument = z.infer<typeof problemDocument>;
