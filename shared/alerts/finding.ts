import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';
import { decisionKindSchema } from '../cycles/decision-rule.ts';
import { checkSchema } from '../cycles/result.ts';
import { gapWidensRuleSchema } from './rule.ts';

const counts = z.object({ numerator: z.number().int(), denominator: z.number().int() });
const valueAt = z.object({ period: periodSchema, counts });
const gapAt = z.object({ period: periodSchema, focal: counts, reference: counts });
const interval = z.tuple([z.number(), z.number()]);

const common = {
  ruleId: identifier,
  ruleVersion: z.number().int(),
  indicatorId: identifier,
  placeId: identifier,
  /** What it is about. */
  period: periodSchema,
};

const ofValues = {
  ...common,
  /** All students before and after, where they may be shown. */
  all: z.object({ before: valueAt.optional(), after: valueAt.optional() }),
};

const ofGroup = {
  ...ofValues,
  group: studentGroupSchema,
  /** The period compared with, or else the last earlier one with a value; none when this is the first. */
  before: valueAt.optional(),
  after: valueAt,
};

const ofGap = { ...ofValues, focal: studentGroupSchema, reference: studentGroupSchema, after: gapAt };

const levelFinding = z.object({ ...ofGroup, kind: z.literal('level'), percent: z.number() });

const changeFinding = z.object({
  ...ofGroup,
  kind: z.literal('change'),
  before: valueAt,
  by: z.number(),
  unit: z.enum(['points', 'percent']),
  direction: z.enum(['higher', 'lower']),
  /** Change of the share, percentage points, and its 95% interval. */
  change: z.number(),
  interval,
  beyondChance: z.boolean(),
});

const gapExceedsFinding = z.object({
  ...ofGap,
  kind: z.literal('gap-exceeds'),
  points: z.number(),
  /** The last earlier period that shows both groups. */
  before: gapAt.optional(),
  /** 95% interval of focal minus reference, percentage points. */
  interval,
  beyondChance: z.boolean(),
});

const gapWidensFinding = z.object({
  ...ofGap,
  kind: z.literal('gap-widens'),
  points: z.number(),
  comparison: gapWidensRuleSchema.shape.comparison.unwrap(),
  before: gapAt,
  /** Growth of the gap's size, percentage points, and its 95% interval. */
  change: z.number(),
  interval,
  beyondChance: z.boolean(),
});

const signalFinding = z.object({
  ...ofGroup,
  kind: z.literal('signal'),
  /** What would be usual, in percent: the place's level, the season, and what moved everybody else. */
  usual: z.number(),
  direction: z.enum(['higher', 'lower']),
  /** First period that was unusual in this direction. */
  since: periodSchema,
});

const gapSignalFinding = z.object({
  ...ofGap,
  kind: z.literal('gap-signal'),
  before: gapAt,
  /** Growth of the gap's size since `before`, percentage points. */
  change: z.number(),
  /** What would be usual, focal minus reference in points. */
  usual: z.number(),
  direction: z.enum(['widens', 'narrows']),
  since: periodSchema,
});

const aim = z.object({ percent: z.number(), by: periodSchema });

const paceFinding = z.object({
  ...ofGroup,
  kind: z.literal('pace'),
  /** The same time of the year, in the year up to where the way begins. */
  before: valueAt,
  /** Change of the share since then, percentage points, and its 95% interval. */
  change: z.number(),
  interval,
  beyondChance: z.boolean(),
  /** The change that an even way asks for by now, and the one to the target itself; points. */
  asked: z.number(),
  toGo: z.number(),
  /** What the place aims at; of the whole region unless `isLocal`, and then the region's beside it. */
  aim: aim.extend({ isLocal: z.boolean(), since: periodSchema }),
  regional: aim.optional(),
});

const missingFinding = z.object({
  ...common,
  kind: z.literal('missing'),
  /** The day from which it counts as overdue. */
  overdueSince: z.iso.date(),
  /** The last period that was received. */
  last: periodSchema.optional(),
});

const qualityFinding = z.object({
  ...common,
  kind: z.literal('quality'),
  submissionId: z.string(),
  dataset: datasetSchema,
  /** As the rule says them: no number of rows or students, which could be small. */
  problems: z
    .array(
      z.discriminatedUnion('problem', [
        z.object({ problem: z.literal('rows-refused'), percent: z.number() }),
        z.object({
          problem: z.literal('size'),
          direction: z.enum(['fewer', 'more']),
          factor: z.number(),
          than: periodSchema,
        }),
        z.object({ problem: z.literal('same-file'), as: periodSchema }),
      ]),
    )
    .min(1),
});

const ofCycle = { cycleId: identifier, cycle: z.string(), decideBy: z.iso.date() };

const cycleDueFinding = z.object({ ...common, ...ofCycle, kind: z.literal('cycle-due'), daysBefore: z.number().int() });

const places = z.array(identifier);

/** An arm of a cycle at the start and the end of the time compared. */
const side = z.object({
  group: studentGroupSchema,
  /** Those that are counted, at both times, and those that are not. */
  placeIds: places,
  without: places,
  before: counts,
  after: counts,
});

const cycleJudgedFinding = z.object({
  ...common,
  ...ofCycle,
  kind: z.literal('cycle-judged'),
  decisionRule: z.object({ id: identifier, words: z.string(), decide: decisionKindSchema }),
  verdict: z.enum(['met', 'missed', 'cannot-say']),
  /** Of each condition, what was seen or what is missing; none for who may not see all of its places. */
  checks: z.array(checkSchema),
  compared: z.object({ from: periodSchema, to: periodSchema, test: side, comparison: side.optional() }).optional(),
  /** All places of both arms. */
  placeIds: places,
  /** The published values that it is made from. */
  counted: z.array(z.object({ period: periodSchema, group: studentGroupSchema, placeIds: places })),
});

/** What a rule found in published values, with everything its mail needs. Holds only counts that may be shown. */
export const findingSchema = z.discriminatedUnion('kind', [
  levelFinding,
  changeFinding,
  gapExceedsFinding,
  gapWidensFinding,
  signalFinding,
  gapSignalFinding,
  paceFinding,
  missingFinding,
  qualityFinding,
  cycleDueFinding,
  cycleJudgedFinding,
]);
export type Finding = z.infer<typeof findingSchema>;
export type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>;
