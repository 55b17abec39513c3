import { isCovered } from '../access/agreement-cover.ts';
import { describePeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Block } from '../submissions/block.ts';
import type { Keep } from '../submissions/datasets/row-reader.ts';
import { fileExpectation } from '../submissions/file-expectation.ts';
import type { Refusal } from '../submissions/problem.ts';
import { refusal } from '../submissions/problems-catalog.ts';
import { readSubmission } from '../submissions/read-submission.ts';
import type { Report } from '../submissions/report.ts';
import type { Submission } from '../submissions/submission.ts';
import { unconfirmed } from '../submissions/suspicions/catalog.ts';
import { acceptSubmission, askForRecompute } from './accept-submission.ts';
import { fileReceipt } from './file-receipt.ts';
import type { Clock, Objects, Queues, Store, StoredFile } from './ports.ts';
import { readCover } from './read-cover.ts';

export type IngestPorts = {
  store: Store;
  objects: Objects;
  queues: Pick<Queues, 'recompute' | 'letter'>;
  /** 32 bytes, one for the partnership. */
  pseudonymKey: () => Promise<Uint8Array>;
  clock: Clock;
};

/**
 * Takes one uploaded file into the table: whole or not at all. Every step may run again after a crash to the same end:
 * blocks are written first and seen by nobody, and the manifest makes them visible in one write. A file that is odd in a way
 * that its partner did not confirm is held: its blocks wait, seen by nobody. The raw file is deleted once it was read, taken
 * or not, and one that no submission expects at once.
 */
export async function ingestSubmission(ports: IngestPorts, file: StoredFile): Promise<void> {
  const { store, objects } = ports;
  const submission = await store.submissions.get(file.key.slice(file.key.lastIndexOf('/') + 1));
  if (submission?.objectKey !== file.key) return objects.remove(file);
  if (submission.state === 'awaiting-file') return decide(ports, submission, file);
  if (submission.state !== 'refused') await askForRecompute(ports, submission, await store.places.list());
  await objects.remove(file);
}

async function decide(ports: IngestPorts, submission: Submission, file: StoredFile): Promise<void> {
  const { store, objects, clock } = ports;
  const decidedAt = clock().toISOString();
  const places = await store.places.list();
  const blocks = new Map<string, Block>();
  const outcome = await readFile(ports, submission, places, file, (placeId, block) => blocks.set(placeId, block));
  if (outcome === 'missing') return;
  const { id, state, sequence, note, mintedAt } = submission;
  const refuse = async (why: Refusal, report?: Report) => {
    await fileReceipt(ports, submission, 'refused', mintedAt);
    const refused = { decidedAt, refusal: why, ...(report && { report }) };
    await store.submissions.update(id, { ...refused, state: 'refused' }, state);
    return objects.remove(file);
  };
  if (outcome.state === 'refused') return refuse(outcome.refusal, outcome.report);
  const { report, partner } = outcome;
  // Loaded when it is needed: with it the bundle would be too large.
  const [{ judgeSubmission }, { fileFacts }] = await Promise.all([
    import('./judge-submission.ts'),
    import('../submissions/suspicions/file-facts.ts'),
    store.blocks.put(sequence, outcome.blocks),
  ]);
  await store.comparisons.putFacts(sequence, fileFacts(blocks));
  const suspicions = await judgeSubmission(store, submission, partner, blocks, places);
  const found = { decidedAt, report, totals: totalsOf(report), ...(suspicions.length > 0 && { suspicions }) };
  if (unconfirmed({ ...submission, suspicions }).length > 0) {
    await fileReceipt(ports, submission, 'held', mintedAt);
    await store.submissions.update(id, { ...found, state: 'held' }, state);
    return objects.remove(file);
  }
  const entry = { placeIds: [...blocks.keys()], note: note ? { words: note, at: mintedAt } : undefined };
  if (!(await acceptSubmission(ports, submission, entry, found))) return refuse(rowsEnded(submission), report);
  await objects.remove(file);
}

const totalsOf = ({ accepted, refused, otherPeriod, students }: Report): Submission['totals'] => ({
  rows: accepted + refused,
  refused,
  otherPeriod,
  students,
});

async function readFile(ports: IngestPorts, submission: Submission, places: Place[], file: StoredFile, keep: Keep) {
  const { store, objects, pseudonymKey } = ports;
  const { linkId, partnerId, dataset, period } = submission;
  const [link, partner, indicators, attributes, coverThen, manifest, mapping, chunks] = await Promise.all([
    store.links.get(linkId),
    store.partners.get(partnerId),
    store.indicators.list(),
    dataset === 'attributes' ? store.attributes.list() : [],
    readCover(store, new Date(submission.mintedAt)),
    store.manifests.get(partnerId, dataset, period),
    submission.mapping && store.mappings.ofSubmission(submission.id),
    objects.read(file),
  ]);
  if (!chunks) return 'missing';
  if (!partner || !link || link.revokedAt) {
    return { state: 'refused' as const, report: undefined, refusal: refusal('link-revoked') };
  }
  if (!isCovered(coverThen(submission))) {
    return { state: 'refused' as const, report: undefined, refusal: refusal('no-agreement') };
  }
  if (manifest.rows) return { state: 'refused' as const, report: undefined, refusal: rowsEnded(submission) };
  const outcome = await readSubmission({
    ...fileExpectation(link, partner, places, indicators, attributes),
    ...(mapping && { mapping }),
    chunks,
    keep,
    sheet: submission.sheet,
    period,
    sentAt: submission.mintedAt,
    pseudonymKey: await pseudonymKey(),
    namespace: placeTree(places).districtOf(partner.placeId)?.id ?? partner.placeId,
  });
  return { ...outcome, partner };
}

const rowsEnded = ({ period }: Submission) => refusal('rows-deleted', { period: describePeriod(period) });
