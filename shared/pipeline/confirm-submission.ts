import type { Submission } from '../submissions/submission.ts';
import { type AcceptPorts, acceptSubmission, askForRecompute } from './accept-submission.ts';
import type { Clock } from './ports.ts';

export type ConfirmPorts = AcceptPorts & { clock: Clock };

/**
 * Lets a file count that was held, with what its partner says of it. Repeating it after a crash, or after it was done,
 * comes to the same end, and the first note stays. False when the file was withdrawn meanwhile, or when the rows of its
 * period are deleted.
 */
export async function confirmSubmission(ports: ConfirmPorts, submission: Submission, words: string): Promise<boolean> {
  if (submission.state !== 'held') {
    await askForRecompute(ports, submission, await ports.store.places.list());
    return submission.state === 'accepted';
  }
  const facts = await ports.store.comparisons.factsOf(submission.sequence);
  const decidedAt = ports.clock().toISOString();
  const confirmed = submission.suspicions?.map(({ code }) => code) ?? [];
  const entry = { placeIds: Object.keys(facts ?? {}), note: { words, at: decidedAt } };
  return (await acceptSubmission(ports, submission, entry, { confirmed, decidedAt })) !== undefined;
}
