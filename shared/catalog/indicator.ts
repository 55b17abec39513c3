import * as z from 'zod';
import { benchmarkSetSchema } from './benchmark-sets.ts';
import { collegeLevels, collegeWindows } from './college-enrollment.ts';
import { datasetSchema } from './dataset.ts';
import { breakSchema } from './editions.ts';
import { identifier } from './identifier.ts';
import { servesSchema } from './outcome.ts';
import { periodKindSchema, periodSchema } from './period.ts';
import { type ReadinessDomain, readinessDomains } from './readiness.ts';
import { gapDefinitionSchema } from './student-group.ts';
import { targetSchema } from './target.ts';

const days = z.number().min(0).max(366);

/** How numerator and denominator come out of a dataset. Definitions differ by state, so each is editable data. */
export const definitionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chronic-absence'),
    /** Absent at least this share of enrolled days; 0 has no lower line, for attenders. */
    absentShare: z.number().min(0).lt(1).default(0.1),
    /** And less than this share, for a tier of attendance; no upper line when absent. */
    absentBelow: z.number().gt(0).max(1).optional(),
    /** Takes a share exactly on a line into the range below it, not above: absent exactly 10% is then not chronic. */
    lineBelongsBelow: z.boolean().optional(),
    /** Students enrolled fewer days than this are not counted. */
    minimumDaysEnrolled: days.default(10),
    /** Students present fewer days than this are not counted; 0 when absent. */
    minimumDaysPresent: days.optional(),
  }),
  z.object({
    kind: z.literal('dibels-benchmark'),
    /** Whose goals judge the scores, and whose scores are read; `dibels-8` when absent. */
    benchmarks: benchmarkSetSchema.optional(),
    /** Measure of that test, for example `COMPOSITE`, `ORF-WC`, `NWF-CLS`. */
    measure: z.string(),
    /** Assessment grades counted; every grade that has a cut point when absent. */
    grades: z.array(z.string()).min(1).optional(),
  }),
  z.object({
    kind: z.literal('dibels-progress'),
    /** What matched students are counted for: where they went since the window before, by the bands of the benchmark. */
    moved: z.enum(['up', 'stayed', 'down']),
    /** Measure of DIBELS 8 whose bands are compared. */
    measure: z.string(),
    grades: z.array(z.string()).min(1).optional(),
    /** Weeks of teaching between two windows, by which gains become weekly ones; the usual 16 when absent. */
    weeksBetween: z.number().min(4).max(30).optional(),
  }),
  z.object({
    kind: z.literal('dibels-monitoring'),
    /** Raw measure of DIBELS 8 that is probed weekly, for example `ORF-WC`. */
    measure: z.string(),
    grades: z.array(z.string()).min(1).optional(),
    /** A trend is made from the probes of so many weeks, the period's own included. */
    weeks: z.number().int().min(6).max(30).default(16),
    /** The week of the year by which the benchmark of the end of the year is to be reached. */
    goalWeek: z.number().int().min(1).max(52).default(20),
  }),
  z.object({
    kind: z.literal('kindergarten-readiness'),
    /** The one domain of WaKIDS that counts; all six when absent. */
    domain: z.enum(Object.keys(readinessDomains) as [ReadinessDomain, ...ReadinessDomain[]]).optional(),
  }),
  z.object({
    kind: z.literal('college-enrollment'),
    /** Where a term has to fall, after graduation from high school. */
    within: z.enum(collegeWindows),
    /** The one kind of college that counts; those of two and of four years when absent. */
    level: z.enum(collegeLevels).optional(),
  }),
  z.object({ kind: z.literal('proportion') }),
]);
export type Definition = z.infer<typeof definitionSchema>;

/** What staff say of what is usual: by default it is learned from the first two school years. */
const baselineSchema = z.object({
  /** The places meant; all that no other entry names when absent. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
  /** The first period that counts; earlier ones are not judged any more. */
  from: periodSchema.optional(),
  /** The last period of what is usual: what came later is judged by it, and never becomes part of it. */
  through: periodSchema.optional(),
  /** Periods that count for nothing: a flood, a strike. */
  exclude: z.array(periodSchema).max(60).optional(),
});

/** A proportion that the partnership follows. A change of definition starts a new edition. */
export const indicatorSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  dataset: datasetSchema,
  definition: definitionSchema,
  /** In words, who counts and of whom, for people: `students absent at least 10% of enrolled days`. */
  numerator: z.string().max(200).optional(),
  denominator: z.string().max(200).optional(),
  /** Whether a higher or a lower value is better. */
  betterWhen: z.enum(['higher', 'lower']),
  periodKind: periodKindSchema,
  /** What a value is first compared with; see {@link comparisonOf} for when it is absent. */
  comparison: z.enum(['previous', 'year-before']).optional(),
  edition: z.string().max(80),
  /** Where earlier editions ended. The definition and edition above hold from the last one on. */
  breaks: z.array(breakSchema(definitionSchema)).max(20).optional(),
  source: z.string().max(300),
  /** Which periods say what is usual. */
  baselines: z.array(baselineSchema).max(50).optional(),
  /** What is aimed at, in the region and at single places. */
  targets: z.array(targetSchema).max(200).optional(),
  /** The outcomes that it serves, and how. */
  serves: servesSchema.optional(),
  /** Who is mailed about it. */
  ownerId: identifier.optional(),
  gaps: z.array(gapDefinitionSchema).max(20).default([]),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/**
 * What a value of the indicator is first compared with. Where the indicator does not say, the same period a year before:
 * absence, tests and applications have their seasons, and for school years it is the period before anyway.
 */
export function comparisonOf({ comparison }: Pick<Indicator, 'comparison'>): 'previous' | 'year-before' {
  return comparison ?? 'year-before';
}
