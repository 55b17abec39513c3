import { isCovered } from '../access/agreement-cover.ts';
import { describePeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { fileExpectation } from '../submissions/file-expectation.ts';
import type { Refusal } from '../submissions/problem.ts';
import { refusal } from '../submissions/problems-catalog.ts';
import { readSubmission } from '../submissions/read-submission.ts';
import type { Report } from '../submissions/report.ts';
import type { Submission } from '../submissions/submission.ts';
import { fileReceipt } from './file-receipt.ts';
import type { Clock, Objects, Queues, Store, StoredFile } from './ports.ts';
import { readCover } from './read-cover.ts';
import { readInputs } from './read-inputs.ts';
import { rememberMapping } from './remember-mapping.ts';

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
 * blocks are written first and seen by nobody, and the manifest makes them visible in one write. The raw file is deleted
 * once it was read, taken or refused, and one that no submission expects at once.
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
  const outcome = await readFile(ports, submission, places, file);
  if (outcome === 'missing') return;
  const refuse = async (why: Refusal, report?: Report) => {
    await fileReceipt(ports, submission, 'refused', submission.mintedAt);
    await store.submissions.update(submission.id, {
      ...{ state: 'refused', decidedAt, refusal: why },
      ...(report && { report }),
    });
    return objects.remove(file);
  };
  if (outcome.state === 'refused') return refuse(outcome.refusal, outcome.report);
  await store.blocks.put(submission.sequence, outcome.blocks);
  if (!(await addToManifest(store, submission, [...outcome.blocks.keys()].sort()))) {
    return refuse(rowsEnded(submission), outcome.report);
  }
  await rememberMapping(store, submission);
  const { inputs, rosterInputs } = await readInputs(store, submission, places);
  const { report } = outcome;
  await fileReceipt(ports, submission, 'accepted', submission.mintedAt);
  await store.submissions.update(submission.id, {
    state: 'accepted',
    decidedAt,
    report,
    totals: totalsOf(report),
    inputs,
    rosterInputs,
  });
  await askForRecompute(ports, submission, places);
  await objects.remove(file);
}

const totalsOf = ({ accepted, refused, otherPeriod, students }: Report): Submission['totals'] => ({
  rows: accepted + refused,
  refused,
  otherPeriod,
  students,
});

async function readFile(ports: IngestPorts, submission: Submission, places: Place[], file: StoredFile) {
  const { store, objects, pseudonymKey } = ports;
  const { linkId, partnerId, dataset, period } = submission;
  const [link, partner, indicators, coverThen, manifest, mapping, chunks] = await Promise.all([
    store.links.get(linkId),
    store.partners.get(partnerId),
    store.indicators.list(),
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
  return readSubmission({
    ...fileExpectation(link, partner, places, indicators),
    ...(mapping && { mapping }),
    chunks,
    sheet: submission.sheet,
    period,
    sentAt: submission.mintedAt,
    pseudonymKey: await pseudonymKey(),
    namespace: placeTree(places).districtOf(partner.placeId)?.id ?? partner.placeId,
  });
}

const rowsEnded = ({ period }: Submission) => refusal('rows-deleted', { period: describePeriod(period) });

/** False when the rows of its period are deleted. */
async function addToManifest(store: Store, submission: Submission, placeIds: string[]): Promise<boolean> {
  const { partnerId, dataset, period, sequence, note: words, mintedAt: at } = submission;
  for (;;) {
    const manifest = await store.manifests.get(partnerId, dataset, period);
    if (manifest.entries.some((entry) => entry.sequence === sequence)) return true;
    if (manifest.rows) return false;
    const entry = { sequence, placeIds, complete: false, withdrawn: false, ...(words && { note: { words, at } }) };
    const entries = [...manifest.entries, entry].sort((a, b) => a.sequence - b.sequence);
    if (await store.manifests.replace({ ...manifest, entries })) return true;
  }
}

async function askForRecompute({ store, queues }: IngestPorts, submission: Submission, places: Place[]): Promise<void> {
  const { partnerId, dataset, period, sequence } = submission;
  const manifest = await store.manifests.get(partnerId, dataset, period);
  const tree = placeTree(places);
  const placeIds = manifest.entries.find((entry) => entry.sequence === sequence)?.placeIds ?? [];
  const sectionIds = [...new Set(placeIds.map((placeId) => tree.districtOf(placeId)?.id ?? placeId))].sort();
  if (sectionIds.length > 0) await queues.recompute({ dataset, period, sectionIds });
}
