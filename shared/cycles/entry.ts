import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { decisionKindSchema } from './decision-rule.ts';

const text = z.string().min(1).max(1000);

/** When it was written, and by whom; what nobody signed is Throughline's own. */
const written = { at: z.iso.datetime(), by: z.string().min(1).max(200) };

/** A field of the definition that was changed, as it was and as it is; absent where it was not there. */
const changeSchema = z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() });
export type FieldChange = z.infer<typeof changeSchema>;

/** One line of a cycle's log. Lines are never changed, so that its whole history can be read back. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.object({ ...written, kind: z.literal('created') }),
  z.object({ ...written, kind: z.literal('changed'), changes: z.array(changeSchema).min(1), why: text.optional() }),
  /** Something that happened on a day. */
  z.object({ ...written, kind: z.literal('note'), on: z.iso.date(), text }),
  z.object({ ...written, kind: z.literal('review'), on: z.iso.date(), text }),
  z.object({
    ...written,
    kind: z.literal('decision'),
    decision: decisionKindSchema,
    /** The rule that it answers. */
    ruleId: identifier.optional(),
    why: text,
    /** What it changed of the definition: a phase more, another day for the next decision. */
    changes: z.array(changeSchema),
  }),
  /** A decision rule came to another verdict. */
  z.object({
    at: z.iso.datetime(),
    kind: z.literal('judged'),
    ruleId: identifier,
    period: periodSchema,
    verdict: z.enum(['met', 'missed', 'cannot-say']),
    /** A corrected file changed what was said before. */
    restated: z.literal(true).optional(),
  }),
]);
export type Entry = z.infer<typeof entrySchema>;
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;
