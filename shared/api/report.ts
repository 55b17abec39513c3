import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { servesSchema } from '../catalog/outcome.ts';
import { periodKindSchema, periodSchema } from '../catalog/period.ts';
import { seriesView } from './series.ts';
import { shownValue } from './shown-schema.ts';

export const reportQuery = z.object({ place: identifier.meta({ examples: ['rivermouth'] }) });

const place = z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) });

/** The latest value of all students at a place within, and its change since a year before, where that may be compared. */
const latest = z.object({
  place,
  period: periodSchema,
  value: shownValue,
  /** Percentage points. */
  change: z.number().optional(),
});

/** An indicator at the place of a report. */
const reported = seriesView.omit({ notes: true, place: true }).extend({
  /** In words, who counts and of whom. */
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  periodKind: periodKindSchema,
  serves: servesSchema.optional(),
  /** Of the places within it, by name. */
  places: z.array(latest),
});

/** GET /api/report?place=: everything that is published of a place, as one report. */
export const reportView = z.object({
  place,
  partnership: z.object({ name: z.string(), demo: z.boolean(), minimumGroupSize: z.number().int() }),
  /** When it was made. */
  at: z.iso.datetime(),
  /** Those with values here, in the order of a life by the outcome they serve. */
  indicators: z.array(reported),
  /** Names of indicators without a value here. */
  without: z.array(z.string()),
});
export type ReportView = z.infer<typeof reportView>;
export type ReportedIndicator = ReportView['indicators'][number];
