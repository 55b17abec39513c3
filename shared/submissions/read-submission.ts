import { encodeBlock } from './block-codec.ts';
import { type Checked, checkSubmission, type ToCheck } from './check-submission.ts';
import type { Keep } from './datasets/row-reader.ts';
import { keyedPseudonyms } from './keyed-pseudonyms.ts';

export type ToRead = Omit<ToCheck, 'pseudonymizer' | 'keep'> & {
  /** Takes the rows of each place unpacked, of a file that is refused at its end too. */
  keep?: Keep;
  /** 32 bytes, one for the partnership. */
  pseudonymKey: Uint8Array;
  /** Whose ids they are: the district. */
  namespace: string;
};

export type Outcome =
  | (Extract<Checked, { state: 'accepted' }> & { blocks: Map<string, Uint8Array[]> })
  | Extract<Checked, { state: 'refused' }>;

/** Checks one file, and packs its rows into a block for each place, under pseudonyms that are kept. */
export async function readSubmission({ pseudonymKey, namespace, keep, ...file }: ToRead): Promise<Outcome> {
  const blocks = new Map<string, Uint8Array[]>();
  const checked = await checkSubmission({
    ...file,
    pseudonymizer: keyedPseudonyms(pseudonymKey, namespace),
    keep: (placeId, block) => {
      blocks.set(placeId, encodeBlock(block));
      keep?.(placeId, block);
    },
  });
  return checked.state === 'accepted' ? { ...checked, blocks } : checked;
}
