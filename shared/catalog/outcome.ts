import * as z from 'zod';

/** The seven outcomes from cradle to career that a partnership works for, in the order of a life. */
export const outcomes = {
  'kindergarten-readiness': 'Kindergarten readiness',
  'early-grade-reading': 'Early grade reading',
  'middle-grade-math': 'Middle grade math',
  'high-school-graduation': 'High school graduation',
  'postsecondary-enrollment': 'Postsecondary enrollment',
  'postsecondary-completion': 'Postsecondary completion',
  employment: 'Employment',
} as const;
export type Outcome = keyof typeof outcomes;

/**
 * How an indicator serves an outcome: a core indicator measures the outcome itself, a contributing one something that
 * moves it. Chronic absence contributes to early grade reading.
 */
const outcomeLinkSchema = z.object({
  outcome: z.enum(Object.keys(outcomes) as [Outcome, ...Outcome[]]),
  as: z.enum(['core', 'contributing']),
});
export type OutcomeLink = z.infer<typeof outcomeLinkSchema>;

/** The outcomes that an indicator serves, each at most once. */
export const servesSchema = z
  .array(outcomeLinkSchema)
  .refine((links) => new Set(links.map(({ outcome }) => outcome)).size === links.length, 'name each outcome once');
