import type { Queues } from './ports.ts';

/** As many as one run sends well within its time, at the pace of a small account. */
const AT_ONCE = 100;

/** Asks for the digests of these people, many of them at once: what they are made from is the same. */
export async function askForDigests({ digest }: Pick<Queues, 'digest'>, recipientIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(recipientIds)];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await digest({ recipientIds: ids.slice(start, start + AT_ONCE) });
  }
}
