import * as z from 'zod';
import { periodSchema } from '../catalog/period.ts';

const place = z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) });

const firing = z.object({
  indicatorId: z.string(),
  place,
  period: periodSchema,
  /** What it is about: a group, or both groups of a gap. */
  groups: z.array(z.string()),
  sentence: z.string(),
});

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
  /** How often it would have fired at other settings, in order of setting. */
  stairs: z.array(z.object({ setting: z.number(), fires: z.number().int() })),
  /** The same of the rule as it is saved, and what would fire no more or anew; absent for a new rule. */
  saved: z
    .object({ times: z.number().int(), places: z.number().int(), fewer: z.number().int(), added: z.number().int() })
    .optional(),
  /** Alerts that saving it now would open and end. */
  opens: z.array(change),
  closes: z.array(change),
});
export type PreviewView = z.infer<typeof previewView>;
