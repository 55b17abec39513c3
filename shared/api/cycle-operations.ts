import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { cycleDefinitionSchema } from '../cycles/cycle.ts';
import { cycleContract } from './catalog.ts';
import type { Operations } from './operation.ts';

const byId = z.object({ id: identifier.meta({ examples: ['reading-coaching'] }) });
const text = z.string().trim().min(1).max(1000);

const noteRequest = z.strictObject({
  kind: z.enum(['note', 'review']).default('note'),
  /** The day on which it happened, today or earlier. */
  on: z.iso.date(),
  text,
});

const { name, changeIdea, aim, phases, reviewsOn, decisionRules } = cycleDefinitionSchema.shape;
const phase = phases.element;
const common = {
  why: text,
  /** The decision rule that it answers. */
  ruleId: identifier.optional(),
};
const goesOn = {
  ...common,
  /** What becomes different in the definition; what is left out stays. Places are changed by a phase of their own. */
  changes: z
    .strictObject({ name, changeIdea, aim, reviewsOn: reviewsOn.unwrap(), decisionRules: decisionRules.unwrap() })
    .partial()
    .optional(),
  nextDecideBy: z.iso.date(),
};
const decisionRequest = z.discriminatedUnion('decision', [
  z.strictObject({ ...goesOn, decision: z.literal('expand'), phase }),
  z.strictObject({ ...goesOn, decision: z.literal('adapt'), phase: phase.optional() }),
  z.strictObject({ ...common, decision: z.literal('adopt') }),
  z.strictObject({ ...common, decision: z.literal('abandon') }),
]);
export type DecisionRequest = z.output<typeof decisionRequest>;

const ofOwner = { tag: 'cycles', access: 'manager', params: byId } as const;
const answers = { 200: { description: 'The cycle, its version as ETag', content: cycleContract.view } } as const;

/** What the owner of a cycle writes into its log; backbone staff may as well. */
export const cycleOperations = {
  addNoteToCycle: {
    ...ofOwner,
    method: 'POST',
    path: '/api/cycles/{id}/notes',
    summary: 'Add a note, or what a review found, to the log of a cycle; the same once more changes nothing',
    body: { name: 'CycleNoteRequest', schema: noteRequest },
    answers,
    problems: ['not-found', 'conflict'],
  },
  decideOnCycle: {
    ...ofOwner,
    method: 'POST',
    path: '/api/cycles/{id}/decision',
    summary: 'Expand a cycle by a phase, adapt it, or close it; the same once more changes nothing',
    headers: z.object({
      'if-match': z
        .string()
        .regex(/^"?\d{1,15}"?$/, 'the version that you read, for example "3"')
        .optional()
        .meta({ examples: ['"3"'] }),
    }),
    body: { name: 'CycleDecisionRequest', schema: decisionRequest },
    answers,
    problems: ['not-found', 'conflict', 'version-conflict'],
  },
} as const satisfies Operations;
