import * as z from 'zod';

const coded = { denominator: z.number().int(), coded: z.enum(['few', 'nearly-all']) };

/** How many were counted, and that few of them, or nearly all, meet the definition: the share would tell of too few. */
export const codedCell = z.union([
  z.object({ ...coded, fewerThan: z.number().int() }),
  z.object({ ...coded, underPercent: z.number() }),
]);

/** A value that may be shown, or why there is none. */
export const shownValue = z.union([
  z.object({ percent: z.number(), numerator: z.number().int(), denominator: z.number().int() }),
  codedCell,
  z.literal('hidden'),
  z.literal('none'),
]);
export type ShownValue = z.infer<typeof shownValue>;
