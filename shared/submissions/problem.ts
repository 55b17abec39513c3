import * as z from 'zod';

/** Something in a file that needs mending. Never holds an id, a name or another value of a student. */
export const problemSchema = z.object({
  /** Stable code from the catalog of problems, for example `days-absent-above-enrolled`. */
  code: z.string(),
  /** Line of the file as a spreadsheet numbers it: the heading is row 1. */
  row: z.number().int().positive(),
  /** Heading as the file spells it, or the expected one when it is missing. */
  column: z.string(),
  /** What is wrong. */
  message: z.string(),
  /** How to mend it. */
  hint: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Why a file was refused whole: one clear sentence and how to mend it. */
export const refusalSchema = z.object({ code: z.string(), message: z.string(), hint: z.string() });
export type Refusal = z.infer<typeof refusalSchema>;

/** What a catalog says of one kind: a sentence, and how to mend it. */
export type Entry = { message: string; hint: string };
