import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { noteWords } from '../submissions/note.ts';
import { submissionSchema } from '../submissions/submission.ts';
import { withdrawalSchema } from '../submissions/withdrawal.ts';
import { shownValue } from './shown-schema.ts';

/** The published value of all students at the partner's place, before and after. */
export const movedValue = z.object({
  indicatorId: identifier,
  indicator: z.string(),
  before: shownValue,
  after: shownValue,
  /** Points, from counts, rounded once; absent where either side is not shown. */
  change: z.number().optional(),
});
export type MovedValue = z.infer<typeof movedValue>;

/** What a file, or its withdrawal, moved by itself; absent where that is not known. */
const moved = z.array(movedValue).optional();

/** One file of a period: who sent it, when and which, what it replaced, what it moved, and what became of it. */
export const historyEntry = z.object({
  id: z.string(),
  period: periodSchema,
  /** The partner, and the link that the file came through. */
  sentBy: z.string(),
  linkId: z.string(),
  fileName: z.string(),
  state: submissionSchema.shape.state,
  at: z.iso.datetime(),
  accepted: z.number().int().optional(),
  /** SHA-256 of the file, base64. */
  checksum: z.string(),
  note: noteWords.optional(),
  /** It is what counts now for at least one school. */
  current: z.boolean(),
  /** Ids of files that it took the place of and that were not withdrawn. */
  replaces: z.array(z.string()),
  /** Of a file that counts: what would count instead, by id, and whether some places would have no value. */
  ifWithdrawn: z.object({ restores: z.array(z.string()), leavesNone: z.boolean() }).optional(),
  moved,
  withdrawal: withdrawalSchema.extend({ moved }).optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** GET /api/history: whose files, and of which period. */
export const historyQuery = z.object({
  partner: identifier.meta({ examples: ['highline'] }),
  dataset: datasetSchema,
  period: periodSchema.meta({ examples: ['2026-02'] }),
});

/** The files of one partner, dataset and period, newest first. */
export const historyView = z.object({ history: z.array(historyEntry) });
