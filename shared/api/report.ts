import * as z from 'zod';
import { attributeSchema } from '../catalog/attribute.ts';
import { identifier } from '../catalog/identifier.ts';
import { servesSchema } from '../catalog/outcome.ts';
import { periodKindSchema, periodSchema } from '../catalog/period.ts';
import { decisionKindSchema } from '../cycles/decision-rule.ts';
import { brightSpotsView, peersView } from './peers.ts';
import { seriesView } from './series.ts';
import { shownValue } from './shown-schema.ts';

export const reportQuery = z.object({ place: identifier.meta({ examples: ['rivermouth'] }) });

const named = z.object({ id: z.string(), name: z.string() });
const place = named.extend({ kind: z.enum(['region', 'district', 'school']) });

/** The latest value of all students at a place within, and its change since a year before, where that may be compared. */
const latest = z.object({
  place,
  period: periodSchema,
  value: shownValue,
  /** Percentage points. */
  change: z.number().optional(),
});

/** All students of a place beside those of the places most like it, in short. */
const besidePeers = peersView
  .pick({ period: true, value: true, matchedOn: true, comparison: true, others: true })
  .extend({
    /** The nearest first. */
    peers: peersView.shape.others,
    /** Ids of those among `peers` and `others` that are bright spots. */
    bright: z.array(z.string()),
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
  /** Of the place and those within it, by name. */
  brightSpots: brightSpotsView.shape.spots,
  /** Absent for a region, which has no other like it. */
  besidePeers: besidePeers.optional(),
});

/** A cycle that is tried at the place, or within it. */
const cycle = named.extend({
  indicator: named,
  state: z.enum(['open', 'closed']),
  decision: decisionKindSchema.optional(),
  /** What comes next; absent once it is closed. */
  next: z.object({ day: z.iso.date(), what: z.enum(['start', 'review', 'decision', 'decision-overdue']) }).optional(),
  /** Where it is tried in the phase that is read. */
  test: z.object({ places: z.array(named), group: z.string() }),
  /** By how much the test arm moved more than the comparison, points with the 95% interval; absent where that cannot be said. */
  effect: z
    .object({ from: periodSchema, to: periodSchema, points: z.number(), interval: z.tuple([z.number(), z.number()]) })
    .optional(),
  /** The reading of its result: the finding, and how sure it is. */
  title: z.string(),
  lead: z.string(),
  /** Some of its places are not seen by who asks; all that is said is of the others. */
  partial: z.boolean(),
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
  /** Those that are open by the day of what comes next, then those that are closed, by name. */
  cycles: z.array(cycle),
  /** What places are found alike by. */
  attributes: z.array(
    attributeSchema.pick({ id: true, name: true, kind: true, unit: true, scale: true, source: true }),
  ),
});
export type ReportView = z.infer<typeof reportView>;
export type ReportedIndicator = ReportView['indicators'][number];
export type ReportedCycle = ReportView['cycles'][number];
