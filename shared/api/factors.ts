import * as z from 'zod';
import { attributeSchema } from '../catalog/attribute.ts';
import { identifier } from '../catalog/identifier.ts';
import { indicatorSchema } from '../catalog/indicator.ts';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';
import type { Operations } from './operation.ts';

/** Attributes held equal at a time: more would need more places than a region has. */
const MOST_HELD_EQUAL = 5;
const manyIds = z
  .string()
  .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
  .pipe(z.array(identifier).max(MOST_HELD_EQUAL))
  .default([]);

export const factorQuery = z.object({
  indicator: identifier.meta({ examples: ['third-grade-reading'] }),
  attribute: identifier.meta({ examples: ['leveled-library'] }),
  /** Ids of attributes that places are compared at the same value of, with commas between. */
  adjust: manyIds.meta({ examples: ['low-income,enrollment'] }),
  group: studentGroupSchema.default('all').meta({ examples: ['english_learner:yes'] }),
  /** The latest one that speaks for most of the places when absent. */
  period: periodSchema.optional(),
  kind: z.enum(['school', 'district']).default('school'),
});

/** Percentage points with their 95% interval, in tenths. */
const points = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]) });
const correlated = z.object({ r: z.number(), p: z.number() });
const side = z.object({ places: z.number().int(), mean: z.number() });
const tooFewPlaces = { places: z.number().int(), needed: z.number().int() };

const adjusted = z.union([
  points,
  z.object({ cannotSay: z.literal('too-few-places'), ...tooFewPlaces }),
  z.object({ cannotSay: z.literal('not-separable') }),
]);

const result = z.union([
  z.object({
    kind: z.literal('yes-no'),
    /** Places that have it, and the others; means in percent. */
    having: side,
    others: side,
    /** Having less others. */
    difference: points,
    pointBiserial: correlated,
    rankBiserial: correlated,
    adjusted: adjusted.optional(),
  }),
  z.object({
    kind: z.literal('numeric'),
    places: z.number().int(),
    /** Spearman's, with its 95% interval and its p. */
    rho: z.number(),
    interval: z.tuple([z.number(), z.number()]),
    p: z.number(),
    /** For which distance of the attribute `slope` and `adjusted` are: 10 points, twice as many, or so many of its unit. */
    step: z.object({ kind: z.enum(['ten-points', 'doubling', 'units']), size: z.number() }),
    slope: points,
    adjusted: adjusted.optional(),
  }),
  z.object({ kind: z.literal('cannot-say'), reason: z.literal('too-few-places'), ...tooFewPlaces }),
  z.object({
    ...{ kind: z.literal('cannot-say'), reason: z.literal('too-few-on-a-side') },
    ...{ having: z.number().int(), others: z.number().int(), needed: z.number().int() },
  }),
  z.object({
    ...{ kind: z.literal('cannot-say'), reason: z.literal('nothing-varies') },
    ...{ what: z.enum(['attribute', 'share']), places: z.number().int() },
  }),
]);

const named = z.object({ id: z.string(), name: z.string() });

/** GET /api/factors: an attribute of places against an indicator. It tells no cause. */
export const factorView = z.object({
  indicator: indicatorSchema.pick({ id: true, name: true, betterWhen: true, edition: true, source: true }),
  attribute: attributeSchema.omit({ matches: true }),
  /** What was held equal. */
  adjustedFor: z.array(named),
  group: studentGroupSchema,
  kind: factorQuery.shape.kind,
  /** Absent where no place shows a share. */
  period: periodSchema.optional(),
  /** Those in which any place shows a share, latest first. */
  periods: z.array(periodSchema),
  /** The finding in plain words. */
  reading: z.object({
    title: z.string(),
    lead: z.string(),
    adjusted: z.string().optional(),
    caution: z.string().optional(),
    leftOut: z.string().optional(),
  }),
  /** On which side places are that have it, or more of it. */
  verdict: z.enum(['better', 'worse', 'no-clear-difference', 'cannot-say']),
  result,
  /** Those compared. */
  places: z.array(
    z.object({
      place: named,
      percent: z.number(),
      numerator: z.number().int(),
      denominator: z.number().int(),
      /** Of the attribute: a share from 0 to 1, a number, yes as 1 and no as 0. */
      value: z.number(),
    }),
  ),
  leftOut: z.array(
    z.object({
      place: named,
      reason: z.enum(['hidden', 'not-sent', 'attribute-hidden', 'attribute-not-known']),
      /** The attribute that is hidden or not known. */
      attributeId: z.string().optional(),
    }),
  ),
});
export type FactorView = z.infer<typeof factorView>;

export const factorOperations = {
  readFactor: {
    method: 'GET',
    path: '/api/factors',
    summary: 'Compare places by an attribute of theirs: how it goes with one indicator, also with others held equal',
    tag: 'factors',
    access: 'manager',
    query: factorQuery,
    answers: {
      200: { description: 'The comparison', content: { name: 'Factor', schema: factorView } },
    },
    problems: ['not-found'],
  },
} as const satisfies Operations;
