import * as z from 'zod';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';
import { decisionKindSchema } from './decision-rule.ts';

/** 95%, from and to, in the unit of what it belongs to. */
const interval = z.tuple([z.number(), z.number()]);

/**
 * How sure, with the indicator's direction applied: the interval excludes 0 on the better or on the worse side, or it does
 * not (`unclear`, "no clear difference").
 */
const finding = z.enum(['better', 'worse', 'unclear']);
export type Found = z.infer<typeof finding>;

/** Why something cannot be said. What is not yet there is there some days after `after`. */
const cannotSaySchema = z.object({
  cannotSay: z.enum([
    /** The period is not over, or nobody sent it yet. */
    'not-yet',
    /** A period that should be there is not: nothing published of it at any place of the arm. */
    'not-received',
    /** Hidden to protect students, at every place of the arm. */
    'hidden',
    /** Fewer students in an arm than can carry a statement. */
    'too-few-students',
    /** A district or region lacks schools that it had before. */
    'parts-missing',
    /** The indicator, or its groups, were defined anew in between. */
    'new-edition',
    /** The phase names no comparison. */
    'no-comparison',
    /** Too few earlier values to look ahead, or no value where it starts. */
    'too-short',
    /** The reader may not see all places of the cycle, so that its rules are not judged here. */
    'not-all-places',
  ]),
  /** The places that have not sent it yet, while others have; in words they are named. */
  placeIds: z.array(z.string()).optional(),
  /** Which arm lacks it. */
  arm: z.enum(['test', 'comparison']).optional(),
  /** The period that is missing, hidden, or too small. */
  period: periodSchema.optional(),
  /** The last day of that period, where it is still to come. */
  after: z.iso.date().optional(),
});
export type CannotSay = z.infer<typeof cannotSaySchema>;

/** A share by its published counts; `percent` is rounded once, half up. */
const shareSchema = z.object({ numerator: z.number().int(), denominator: z.number().int(), percent: z.number() });

const leftOutSchema = z.object({
  placeId: z.string(),
  /** `joined`: a place of the comparison at which the change is tried by now. */
  because: z.enum(['hidden', 'not-received', 'parts-missing', 'joined']),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** A value that rose or fell, from counts. */
const moved = {
  before: shareSchema,
  after: shareSchema,
  /** After minus before, percentage points with the arithmetic sign. */
  points: z.number(),
};

const changeSchema = z.object({
  ...moved,
  /** By Newcombe, points. */
  interval,
  finding,
  /** The places that are in both periods, in the order of the arm, each with its own change. */
  places: z.array(z.object({ placeId: z.string(), ...moved })),
  /** Places that are in neither, because one of the two periods lacks them. */
  without: z.array(leftOutSchema),
});
export type ArmChange = z.infer<typeof changeSchema>;

const effectSchema = z.object({
  /** Change of the test arm minus change of the comparison, points with the arithmetic sign. */
  points: z.number(),
  /** By MOVER from the Newcombe intervals of both gaps, points. */
  interval,
  finding,
  /** Two-sided, of Wald's test; absent where every share is 0 or 100%. */
  p: z.number().optional(),
  /** Changes as shown do not give `points` as shown: the note "rounded" stands beside it. */
  rounded: z.boolean(),
  /** A second look where a share is under 10% or over 90%: by how much the odds grew more than the comparison's. */
  odds: z.object({ ratio: z.number(), interval, finding }).optional(),
});
export type Effect = z.infer<typeof effectSchema>;

/** Mean gain a week, in units of the test's measure; higher is better. */
const gainSchema = z.object({
  perWeek: z.number(),
  interval,
  students: z.number().int(),
  placeIds: z.array(z.string()),
  without: z.array(leftOutSchema),
});
export type ArmGain = z.infer<typeof gainSchema>;

const gainDifference = z.object({ perWeek: z.number(), interval, finding });

const gainsAt = z.object({
  period: periodSchema,
  test: gainSchema,
  comparison: gainSchema.optional(),
  /** Test minus comparison. */
  difference: gainDifference.optional(),
});
export type GainsAt = z.infer<typeof gainsAt>;

const growthSchema = gainsAt.extend({
  indicatorId: z.string(),
  name: z.string(),
  /** The same a year before, where that is published and counted by the same edition. */
  yearBefore: gainsAt.optional(),
  /** How much the difference grew since the year before. */
  change: gainDifference.optional(),
});
export type Growth = z.infer<typeof growthSchema>;

/** The value of an arm in one period. The course holds the same places throughout, or has no value. */
const courseValue = z.union([
  shareSchema,
  /** At least one of the places is hidden or lacks parts; or not received. */
  z.enum(['hidden', 'not-received']),
]);
export type CourseValue = z.infer<typeof courseValue>;

const armSchema = z.object({
  placeIds: z.array(z.string()),
  group: studentGroupSchema,
  /** In words, as it begins a sentence: `Harbor and Linden`, `Six schools`, `English learners at Harbor`. */
  name: z.string(),
});

export const phaseResultSchema = z.object({
  name: z.string().optional(),
  startedOn: z.iso.date(),
  baseline: periodSchema,
  test: armSchema,
  comparison: armSchema.optional(),
  /** All periods of which anything is published at its places, ordered by time, with the values of both arms. */
  course: z.array(
    z.object({ period: periodSchema, label: z.string(), test: courseValue, comparison: courseValue.optional() }),
  ),
  /** Where a new edition begins: the course breaks there. Which places it is without, `change` says of each arm. */
  breaks: z.array(z.object({ from: periodSchema, reason: z.string() })),
  /** What is compared with what by now; absent as long as nothing came after the baseline. */
  span: z.object({ from: periodSchema, to: periodSchema }).optional(),
  /** Of each arm from the start to the end of the span. */
  change: z.object({
    test: z.union([changeSchema, cannotSaySchema]),
    comparison: z.union([changeSchema, cannotSaySchema]),
  }),
  /** Difference in differences over the span. */
  effect: z.union([effectSchema, cannotSaySchema]),
  /** Growth a week at the end of the span; absent where the cycle names no indicator of growth. */
  growth: z.union([growthSchema, cannotSaySchema]).optional(),
});
export type PhaseResult = z.infer<typeof phaseResultSchema>;

const signalsSchema = z.object({
  placeId: z.string(),
  group: studentGroupSchema,
  /** What the chart says of the latest value: out of the usual, within it, or it cannot judge yet. */
  state: z.enum(['signal', 'none', 'cannot-say']),
  /** Periods since the start that are out of the usual ups and downs, ordered by time. */
  since: z.array(z.object({ period: periodSchema, direction: z.enum(['better', 'worse']) })),
});
export type Signals = z.infer<typeof signalsSchema>;

const forecastSchema = z.object({
  /** Percent, or points of a gap, at `by`. */
  value: z.number(),
  /** Where the value will lie in 95 of 100 cases, if all goes on as before. */
  interval,
  /** By the line through earlier values of that time of the year, or by the usual step from one time of it to the other. */
  by: z.enum(['trend', 'usual-step']),
  /** How many values or steps it rests on. */
  points: z.number().int(),
  /** The mean of these steps, points. */
  step: z.number().optional(),
});
export type AimForecast = z.infer<typeof forecastSchema>;

const aimResultSchema = z.object({
  /** `percent`: the share of the test group. `points`: the size of its gap to `gapTo`, of which less is better. */
  unit: z.enum(['percent', 'points']),
  gapTo: studentGroupSchema.optional(),
  /** The phase whose test arm is meant, counted from 0. */
  phase: z.number().int(),
  /** Where it starts: the same time of the year as `by`, up to the baseline. Absent where nothing is published of it. */
  from: z.object({ period: periodSchema, value: z.number() }).optional(),
  to: z.number(),
  by: periodSchema,
  latest: z.object({ period: periodSchema, value: z.number(), without: z.array(leftOutSchema) }).optional(),
  /** From latest to aim, with the arithmetic sign; 0 where it is there or beyond. */
  toGo: z.number().optional(),
  /** Points for each school year (from one time of the year to the same) or each period, needed from now on and seen since the start. */
  pace: z
    .object({
      per: z.enum(['school year', 'week', 'month', 'window']),
      needed: z.number().optional(),
      seen: z.number().optional(),
    })
    .optional(),
  /** The straight way to the aim, for the chart. */
  path: z.array(z.object({ period: periodSchema, value: z.number() })),
  forecast: z.union([forecastSchema, cannotSaySchema]).optional(),
  /**
   * `reached`: the latest value of that time of the year is there. `on-the-way`, `behind`: all of the forecast's interval is on
   * that side, or the day is over. Else it cannot be said yet.
   */
  verdict: z.enum(['reached', 'on-the-way', 'behind', 'cannot-say']),
});
export type AimResult = z.infer<typeof aimResultSchema>;

/** One condition, with what was seen of it. */
export const checkSchema = z.object({
  kind: z.enum(['reach', 'change', 'ahead', 'again']),
  verdict: z.enum(['met', 'missed', 'cannot-say']),
  /** Percent of `reach`, points of `change` and `ahead`, as agreed. */
  asked: z.number().optional(),
  /** What it is measured by: percent of `reach`, else points, with the arithmetic sign. */
  seen: z.number().optional(),
  interval: interval.optional(),
  /** Whether the interval excludes 0 on the better side, where that was asked for. */
  beyondChance: z.boolean().optional(),
  /** Of `again`: the lead a year before, points. */
  yearBefore: z.object({ period: periodSchema, points: z.number(), interval }).optional(),
  missing: cannotSaySchema.optional(),
  /** In words: `6.8 points ahead, the rule says 5.0`. */
  words: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

const ruleResultSchema = z.object({
  ruleId: z.string(),
  /** As agreed; where nobody wrote it down, the conditions in words. */
  words: z.string(),
  phase: z.number().int(),
  judgedIn: periodSchema,
  decide: decisionKindSchema,
  verdict: z.enum(['met', 'missed', 'cannot-say']),
  checks: z.array(checkSchema),
});
export type RuleResult = z.infer<typeof ruleResultSchema>;

/** Sentences that are made from the numbers of the result alone; each may stand alone. */
const readingsSchema = z.object({
  /** The finding: who, what, since when, with its number. */
  title: z.string(),
  /** How sure, and what this way of comparing cannot show. */
  lead: z.string(),
  /** Under the chart: the latest value, what is to go, the forecast, and signals at the test places. */
  chart: z.array(z.string()),
  /** Under the comparison of both arms: who moved, who is left out, growth. */
  comparison: z.array(z.string()),
});
export type Readings = z.infer<typeof readingsSchema>;

/** What a cycle looks like by now, from what is published and nothing else. */
export const cycleResultSchema = z.object({
  cycleId: z.string(),
  name: z.string(),
  indicator: z.object({ id: z.string(), name: z.string(), betterWhen: z.enum(['higher', 'lower']) }),
  /** Every place that is named by id below. */
  places: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) })),
  /** The latest period in which a test place has a value that is shown; absent where there is none. */
  asOf: periodSchema.optional(),
  /** The reader may not see all of its places: all below is of those that they may see. */
  partial: z.boolean(),
  /** In the order of their start. */
  phases: z.array(phaseResultSchema),
  /** The phase that title, lead and aim are about, counted from 0: the last one with a span, else the first. */
  current: z.number().int(),
  /** Of each test place of the current phase. */
  signals: z.array(signalsSchema),
  aim: aimResultSchema.optional(),
  /** In the order of the cycle. */
  rules: z.array(ruleResultSchema),
  readings: readingsSchema,
});
export type CycleResult = z.infer<typeof cycleResultSchema>;
