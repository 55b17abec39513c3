import * as z from 'zod';
import { periodSchema } from '../catalog/period.ts';
import { shownValue } from './shown-schema.ts';

/** Percentage points, or percent, from and to. */
const interval = z.tuple([z.number(), z.number()]);

/** What a chart says of the latest period; the directions are those of what is charted. */
const verdict = <D extends string>(directions: readonly [D, ...D[]]) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('signal'), direction: z.enum(directions), since: periodSchema }),
    /** No clear change; a lasting one of so many points would be seen within half a year. */
    z.object({ state: z.literal('none'), detectable: z.number() }),
    /** So many more values until it can judge. */
    z.object({ state: z.literal('learning'), more: z.number().int() }),
    z.object({
      state: z.literal('cannot-say'),
      reason: z.enum(['too-few-points', 'no-value', 'too-uncertain']),
      detectable: z.number().optional(),
    }),
  ]);

/** What is usual for a place, by period; docs/signals.md says how. */
const chart = <D extends string>(directions: readonly [D, ...D[]]) =>
  z.object({
    verdict: verdict(directions),
    points: z.array(
      z.object({
        period: periodSchema,
        /** What this place would bring in this period anyway, and where a single value stays by chance. */
        expected: z.number(),
        range: interval,
        signal: z.enum(directions).optional(),
      }),
    ),
  });

const cannotSay = z.object({ cannotSay: z.enum(['no-data', 'hidden', 'too-few']), group: z.string() });

const gap = z.object({
  focal: z.string(),
  reference: z.string(),
  /** Focal minus reference, points, with its 95% interval; absent where either side is not shown. */
  points: z.array(z.object({ period: periodSchema, gap: z.number().optional(), interval: interval.optional() })),
  chart: chart(['widens', 'narrows']),
  /** What became of the gap since an earlier period, a year before where that may be compared; absent without one. */
  change: z
    .object({
      from: periodSchema,
      to: periodSchema,
      /** Of its size: above 0 it widened. */
      result: z.union([
        z.object({
          points: z.number(),
          interval,
          /** What each group's own change did to focal minus reference; together the change of the gap with its sign. */
          fromFocal: z.number(),
          fromReference: z.number(),
          /** It narrowed because the group that was better off lost ground: no improvement. */
          lostGround: z.boolean(),
        }),
        cannotSay,
      ]),
      /** Whether every group of the dimension gained, with the change of each that is shown, points. */
      allGained: z.object({
        answer: z.enum(['yes', 'no', 'cannot-say']),
        groups: z.record(z.string(), z.number()),
      }),
    })
    .optional(),
  /** The focal group against the same group at the other places of the kind taken together, in the latest period. */
  elsewhere: z
    .union([z.object({ percent: z.number(), points: z.number(), interval, places: z.number().int() }), cannotSay])
    .optional(),
});

const target = z.object({ percent: z.number(), by: periodSchema });

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
      /** Mean gains a week of shown groups, in units of the test's measure, where the indicator follows students. */
      gains: z.record(z.string(), z.object({ perWeek: z.number(), interval })).optional(),
      reported: z.number().int(),
      expected: z.number().int(),
    }),
  ),
  /** Where a new edition begins: values across a break are not compared. A dimension is named where only its groups break. */
  breaks: z.array(
    z.object({
      from: periodSchema,
      reason: z.string(),
      /** Name of the edition that begins; none where a break is of one dimension only. */
      edition: z.string().optional(),
      earlierEdition: z.string(),
      dimension: z.string().optional(),
    }),
  ),
  /** What all students aim at here; of the whole region unless `isLocal`, and then the region's beside it. */
  target: target
    .extend({
      isLocal: z.boolean(),
      regional: target.optional(),
      /** Where the share would be on its way there, by period; empty where that is not known. */
      way: z.array(z.object({ period: periodSchema, percent: z.number() })),
    })
    .optional(),
  /** What partners say of the files behind the values, as quotations, by period. */
  notes: z.array(z.object({ period: periodSchema, words: z.string() })),
  /** Of all students. */
  chart: chart(['better', 'worse']),
  gaps: z.array(gap),
});
export type SeriesView = z.infer<typeof seriesView>;
