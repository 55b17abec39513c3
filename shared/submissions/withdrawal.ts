import * as z from 'zod';
import { noteWords } from './note.ts';

/** A file taken back: when, by whom and why. */
export const withdrawalSchema = z.object({
  at: z.iso.datetime(),
  /** The partner through the link that the file came by, or one of the backbone staff, by name where it is known. */
  by: z.object({ who: z.enum(['partner', 'staff']), name: z.string().optional() }),
  reason: noteWords.optional(),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** Why a file cannot be withdrawn whose manifest has these `rows`, as a sentence; undefined when it can, also once more when it was. */
export function whyNotWithdrawable(
  { id, state }: { id: string; state: string },
  { rows }: { rows?: object | undefined },
): string | undefined {
  if (state === 'accepted' && rows) {
    return `The rows of submission ${id} were deleted, as the data sharing agreement asks, so its numbers stay as they are.`;
  }
  if (state === 'accepted' || state === 'held' || state === 'withdrawn') return undefined;
  const why = state === 'refused' ? 'it was refused' : 'its file has not been read yet';
  return `Only a file that counts or is held can be withdrawn; of submission ${id}, ${why}.`;
}

/** Who withdrew a file of this partner, to stand after "by". */
export function withdrawnBy({ by }: Pick<Withdrawal, 'by'>, partner: string): string {
  if (by.who === 'partner') return partner;
  return by.name ? `${by.name} of the partnership` : 'the partnership';
}

/** A reason as the end of a sentence: a quotation after a colon, with its full stop; a full stop alone where there is none. */
export function reasonAtEnd({ reason }: Pick<Withdrawal, 'reason'>): string {
  if (!reason) return '.';
  return `: “${reason}”${/[.!?…]$/.test(reason) ? '' : '.'}`;
}
