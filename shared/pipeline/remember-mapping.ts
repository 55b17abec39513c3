import type { Submission } from '../submissions/submission.ts';
import type { Store } from './ports.ts';

/**
 * Remembers how a file was read that came with a mapping and was taken, for the next files of its partner and dataset. Of
 * several such files the one that was announced last counts, whatever the order in which they are read.
 */
export async function rememberMapping(
  { mappings }: Store,
  { id, partnerId, dataset, sequence, mapping }: Submission,
): Promise<void> {
  if (mapping !== 'confirmed') return;
  const confirmed = await mappings.ofSubmission(id);
  if (confirmed) await mappings.record(partnerId, dataset, sequence, confirmed);
}
