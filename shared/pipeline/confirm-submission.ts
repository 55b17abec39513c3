import type { Submission } from '../submissions/submission.ts';
import { type AcceptPorts, acceptSubmission, askForRecompute } from './accept-submission.ts';
import type { Clock, Store } from './ports.ts';

export type ConfirmPorts = AcceptPorts & { store: Pick<Store, 'comparisons'>; clock: Clock };

/**
 * Lets a file count that was held, with what its partner says of it. Repeating it after a crash, or after it was done,
 * comes to the same end, and the first note stays. False when the file was withdrawn meanwhile.
 */
export async function confirmSubmission(ports: ConfirmPorts, submission: Submission, words: string): Promise<boolean> {
  if (submission.state !== 'held') {
    await askForRecompute(ports, submission, await ports.store.places.list());
    return submission.state === 'accepted';
  }
  const facts = await ports.store.comparisons.factsOf(submission.sequence);
  const note = { words, at: ports.clock().toISOString() };
  const confirmed = submission.suspicions?.map(({ code }) => code) ?? [];
  const entry = await acceptSubmission(ports, submission, { placeIds: Object.keys(facts ?? {}), note }, { confirmed });
  return !entry.withdrawn;
}
