import * as z from 'zod';
import type { Unsaid } from '../alerts/verdict.ts';
import { periodSchema } from '../catalog/period.ts';

const place = z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) });

const firing = z.object({
  indicatorId: z.string(),
  place,
  period: periodSchema,
  /** What it is about: a group, or both groups of a gap. */
  groups: z.array(z.string()),
  isImprovement: z.boolean(),
  sentence: z.string(),
});

const unsaidReasons = [
  'hidden',
  'parts-missing',
  'nothing-to-compare',
  'new-edition',
  'learning',
  'too-few-students',
] as const satisfies readonly Unsaid[];

const interval = z.tuple([z.number(), z.number()]);

const course = z.object({
  indicatorId: z.string(),
  place,
  /** A group, or both groups of a gap; as `subject` of the query asks for it. */
  subject: z.string(),
  /** Percent of a share; or percentage points of a gap or of a change; or percent of change. */
  unit: z.enum(['percent', 'points']),
  /** Ordered by time, as far as the place has periods. */
  points: z.array(
    z.object({
      period: periodSchema,
      says: z.enum(['holds', 'between', 'clear', 'cannot-say']),
      reason: z.enum(unsaidReasons).optional(),
      /** Whether what holds is good news. */
      isImprovement: z.boolean().optional(),
      /** Whether somebody would have been told in this period. */
      told: z.boolean(),
      value: z.number().optional(),
      /** 95% interval of the value. */
      interval: interval.optional(),
      usual: z.object({ expected: z.number(), range: interval }).optional(),
      /** Where the value would be on its way to the target. */
      asked: z.number().optional(),
    }),
  ),
});

/** Which course a preview tells, of those that the rule looks at. */
export const courseQuery = z.object({
  indicator: z.string().max(64).optional(),
  place: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
});
export type CourseQuery = z.infer<typeof courseQuery>;

const change = z.object({ alertId: z.string(), place, sentence: z.string() });

/** POST /api/rules/preview: how a rule would have done over everything that is published. */
export const previewView = z.object({
  /** Each time that it would have told something, the latest first; at most 500 of `times`. */
  fired: z.array(firing),
  times: z.number().int(),
  /** Years that the history covers, and how often a year it would have fired; absent without a history. */
  years: z.number(),
  perYear: z.number().optional(),
  places: z.object({
    watched: z.number().int(),
    fired: z.number().int(),
    /** Of which it could never say anything: too few students, hidden, too short a history. */
    cannotSay: z.number().int(),
  }),
  /** Of the places of which it could never say anything, why; no reason where nothing is published. */
  unsaid: z.array(z.object({ reason: z.enum(unsaidReasons).optional(), places: z.number().int() })),
  /** How often it would have fired at other settings, in order of setting. */
  stairs: z.array(z.object({ setting: z.number(), fires: z.number().int() })),
  /** The same of the rule as it is saved, and what would fire no more or anew; absent for a new rule. */
  saved: z
    .object({ times: z.number().int(), places: z.number().int(), fewer: z.number().int(), added: z.number().int() })
    .optional(),
  /** Alerts that saving it now would open and end. */
  opens: z.array(change),
  closes: z.array(change),
  /** What the rule looked at in one place, period by period: where it was asked for, else where it fired last. */
  course: course.optional(),
});
export type PreviewView = z.infer<typeof previewView>;
