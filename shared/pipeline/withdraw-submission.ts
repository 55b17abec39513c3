import { onOneLine } from '../submissions/note.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Withdrawal } from '../submissions/withdrawal.ts';
import { addToManifest } from './accept-submission.ts';
import { fileReceipt } from './file-receipt.ts';
import type { Clock, Queues, Store } from './ports.ts';
import { readInputs } from './read-inputs.ts';

export type WithdrawPorts = {
  store: Pick<Store, 'manifests' | 'submissions' | 'places' | 'links' | 'partners' | 'notifications' | 'comparisons'>;
  queues: Pick<Queues, 'recompute' | 'letter'>;
  clock: Clock;
};

/**
 * Takes back a file that was accepted, so that what it replaced counts again, or one that is held, so that it never will.
 * The manifest is the truth and is written first, with who did it; repeating it after a crash, or after it was done, comes
 * to the same end, and the first stays the one who did it.
 */
export async function withdrawSubmission(
  ports: WithdrawPorts,
  submission: Submission,
  by: Withdrawal['by'],
  words: string | undefined,
): Promise<void> {
  const { store, queues, clock } = ports;
  const { id, dataset, period, state } = submission;
  const reason = onOneLine(words);
  const withdrawal = await markWithdrawn(store, submission, {
    at: clock().toISOString(),
    by,
    ...(reason && { reason }),
  });
  if (state !== 'withdrawn') {
    const { inputs, joinedInputs } = await readInputs(store, submission, await store.places.list());
    await fileReceipt(ports, submission, 'withdrawn', withdrawal.at);
    await store.submissions.update(id, {
      state: 'withdrawn',
      withdrawal,
      withdrawnInputs: inputs,
      withdrawnJoinedInputs: joinedInputs,
    });
  }
  await queues.recompute({ dataset, period });
}

/** Marks the entry in the manifest. Returns the withdrawal that stands: an earlier one where there is one. */
async function markWithdrawn(
  store: Pick<Store, 'manifests' | 'comparisons'>,
  submission: Submission,
  withdrawal: Withdrawal,
): Promise<Withdrawal> {
  const { partnerId, dataset, period, sequence, state } = submission;
  if (state === 'held') {
    const placeIds = Object.keys((await store.comparisons.factsOf(sequence)) ?? {}).sort();
    const stopped = { sequence, placeIds, complete: false, withdrawn: true, withdrawal };
    const entry = await addToManifest(store, submission, stopped);
    if (!entry || entry.withdrawn) return entry?.withdrawal ?? withdrawal;
  }
  for (;;) {
    const manifest = await store.manifests.get(partnerId, dataset, period);
    const marked = manifest.entries.find((entry) => entry.sequence === sequence);
    if (!marked || marked.withdrawn) return marked?.withdrawal ?? withdrawal;
    const entries = manifest.entries.map((entry) =>
      entry === marked ? { ...entry, withdrawn: true, withdrawal } : entry,
    );
    if (await store.manifests.replace({ ...manifest, entries })) return withdrawal;
  }
}
