import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { ALL_STUDENTS, gapDefinitionSchema, studentGroupSchema } from '../catalog/student-group.ts';

const percent = z.number().min(0).max(100);
const points = z.number().min(0).max(100);

/** The highest first. */
export const severities = ['high', 'normal', 'low'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

const owners = z.array(z.enum(['indicator', 'place', 'cycle']));

const common = {
  id: identifier,
  name: z.string().min(1).max(120).optional(),
  indicatorIds: z.array(identifier).min(1).max(100),
  /** Places watched; every place of `placeKinds` when absent. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
  placeKinds: z
    .array(z.enum(['region', 'district', 'school']))
    .min(1)
    .default(['region', 'district']),
  enabled: z.boolean().default(true),
  /** How much it matters; the highest comes first in a mail. */
  severity: severitySchema.default('normal'),
  /** Mailed at once, or told in the digest only. */
  delivery: z.enum(['at-once', 'digest']).default('at-once'),
  recipients: z
    .object({
      /** Of the indicator, of the place, of the open cycles there. */
      owners: owners.default(['indicator']),
      /** People by name, besides. */
      people: z.array(identifier).max(50).default([]),
    })
    .prefault({}),
};

const ofValues = {
  ...common,
  /** Groups with fewer students than this in any period compared are not judged. */
  minimumStudents: z.number().int().min(0).max(100_000).default(30),
  /** How many periods in a row it must hold before it is told. */
  consecutive: z.number().int().min(1).max(12).default(1),
  /** After it was told, it is not told again for so many periods of data, however often it comes and goes. */
  quietPeriods: z.number().int().min(0).max(60).default(0),
};

const ofGroups = { ...ofValues, groups: z.array(studentGroupSchema).min(1).max(50).default([ALL_STUDENTS]) };
const ofGaps = { ...ofValues, gaps: z.array(gapDefinitionSchema).min(1).max(50) };

/** Told apart from chance: the 95% interval of the change excludes zero. */
const beyondChance = z.boolean().default(true);

/** The share crosses a level: at or above it where lower is better, at or below it where higher is better. */
export const levelRuleSchema = z.object({
  ...ofGroups,
  kind: z.literal('level'),
  percent,
  /** Where it counts as over again, on the better side of `percent`; the same when absent. */
  clearsAt: percent.optional(),
});

/** The share changed by more than `by`. */
export const changeRuleSchema = z.object({
  ...ofGroups,
  kind: z.literal('change'),
  by: z.number().min(0).max(1000),
  /** Percentage points, or percent of the value before. */
  unit: z.enum(['points', 'percent']).default('points'),
  comparison: z.enum(['previous', 'year-before']).default('year-before'),
  watch: z.enum(['worse', 'better', 'both']).default('both'),
  clearsAt: z.number().min(0).max(1000).optional(),
  beyondChance,
});

/** The gap's size is above `points`, and that is more than chance alone would bring. */
export const gapExceedsRuleSchema = z.object({
  ...ofGaps,
  kind: z.literal('gap-exceeds'),
  points,
  clearsAt: points.optional(),
  beyondChance,
});

/** The gap's size grew by more than `points`, and by more than chance alone would bring. */
export const gapWidensRuleSchema = z.object({
  ...ofGaps,
  kind: z.literal('gap-widens'),
  points,
  clearsAt: points.optional(),
  comparison: z
    .union([
      z.enum(['previous', 'year-before']),
      z.object({ baseline: periodSchema }),
      z.object({ periodsBefore: z.number().int().min(2).max(60) }),
    ])
    .default('previous'),
  beyondChance,
});

/** The share leaves its usual ups and downs: the chart of docs/signals.md. */
export const signalRuleSchema = z.object({
  ...ofGroups,
  kind: z.literal('signal'),
  watch: z.enum(['worse', 'better', 'both']).default('both'),
});

/** The gap leaves its usual ups and downs. */
export const gapSignalRuleSchema = z.object({
  ...ofGaps,
  kind: z.literal('gap-signal'),
  watch: z.enum(['widens', 'narrows', 'both']).default('widens'),
});

/** The share is behind the aim of its place, or of the region: not where it would be on an even way to the target. */
export const paceRuleSchema = z.object({
  ...ofGroups,
  kind: z.literal('pace'),
  consecutive: ofValues.consecutive.unwrap().default(2),
  beyondChance,
});

/** A period that is expected of a place has no values so many days after it ended. */
export const missingRuleSchema = z.object({
  ...common,
  kind: z.literal('missing'),
  placeKinds: common.placeKinds.unwrap().default(['district']),
  graceDays: z.number().int().min(0).max(366).default(21),
});

/** A file that is doubtful: too many rows refused, far fewer or more than before, or the very file of another period. */
export const qualityRuleSchema = z.object({
  ...common,
  kind: z.literal('quality'),
  placeKinds: common.placeKinds.unwrap().default(['region', 'district', 'school']),
  /** More than this share of the rows was refused. */
  refusedPercent: percent.default(2),
  /** So many times as many as before, or as few. */
  factor: z.number().min(1.1).max(100).default(2),
  /** Files with fewer rows are not compared: a share of them would point at single students. */
  minimumRows: z.number().int().min(10).max(100_000).default(30),
});

/** A decision on an open cycle of the indicator is due, or a decision rule was met, missed, or cannot be judged. */
export const cycleRuleSchema = z.object({
  ...common,
  kind: z.literal('cycle'),
  placeKinds: common.placeKinds.unwrap().default(['region', 'district', 'school']),
  recipients: common.recipients
    .unwrap()
    .extend({ owners: owners.default(['cycle']) })
    .prefault({}),
  /** A decision counts as due so many days before. */
  daysBefore: z.number().int().min(0).max(366).default(14),
});

export const ruleSchema = z.discriminatedUnion('kind', [
  levelRuleSchema,
  changeRuleSchema,
  gapExceedsRuleSchema,
  gapWidensRuleSchema,
  signalRuleSchema,
  gapSignalRuleSchema,
  paceRuleSchema,
  missingRuleSchema,
  qualityRuleSchema,
  cycleRuleSchema,
]);
export type Rule = z.infer<typeof ruleSchema>;
export type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;
export type SignalRule = RuleOf<'signal' | 'gap-signal'>;

/** A rule as it was saved: editing it makes a new version. */
export type Edition = { version: number };

export const isAboutSignals = <R extends Rule>(rule: R): rule is R & SignalRule =>
  rule.kind === 'signal' || rule.kind === 'gap-signal';
