import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Note } from '../submissions/note.ts';
import type { Submission } from '../submissions/submission.ts';
import { fileReceipt } from './file-receipt.ts';
import type { Queues, Store } from './ports.ts';
import { readInputs } from './read-inputs.ts';
import { rememberMapping } from './remember-mapping.ts';

export type AcceptPorts = {
  store: Store;
  queues: Pick<Queues, 'recompute' | 'letter'>;
};

type Entry = Manifest['entries'][number];

/**
 * Makes the blocks of a file visible in one write of the manifest, and asks for the numbers. May run again after a crash to
 * the same end: what the manifest first says of the file stays. Undefined when the rows of its period are deleted, or when
 * somebody took the file back who was faster.
 *
 * @param change what becomes known of the submission, as long as it is still in the state that it has here
 */
export async function acceptSubmission(
  ports: AcceptPorts,
  submission: Submission,
  { placeIds, note }: Pick<Entry, 'placeIds'> & { note: Note | undefined },
  change: Partial<Omit<Submission, 'id'>>,
): Promise<Entry | undefined> {
  const { store } = ports;
  const { id, state, sequence, mintedAt } = submission;
  const fresh = { sequence, placeIds: placeIds.toSorted(), complete: false, withdrawn: false, ...(note && { note }) };
  const entry = await addToManifest(store, submission, fresh);
  if (!entry || entry.withdrawn) return undefined;
  await rememberMapping(store, submission);
  const places = await store.places.list();
  const inputs = await readInputs(store, submission, places);
  const words = entry.note?.words;
  await fileReceipt(ports, submission, 'accepted', entry.note?.at ?? mintedAt);
  await store.submissions.update(id, { ...change, ...(words && { note: words }), ...inputs, state: 'accepted' }, state);
  await askForRecompute(ports, submission, places);
  return entry;
}

/** Adds what a file brings, unless the manifest knows the file. Returns what stands there; nothing when its rows are deleted. */
export async function addToManifest(
  store: Pick<Store, 'manifests'>,
  { partnerId, dataset, period }: Submission,
  entry: Entry,
): Promise<Entry | undefined> {
  for (;;) {
    const manifest = await store.manifests.get(partnerId, dataset, period);
    const known = manifest.entries.find(({ sequence }) => sequence === entry.sequence);
    if (known) return known;
    if (manifest.rows) return undefined;
    const entries = [...manifest.entries, entry].sort((a, b) => a.sequence - b.sequence);
    if (await store.manifests.replace({ ...manifest, entries })) return entry;
  }
}

/** Asks for the numbers of the sections that a file brings, if it is in the manifest. */
export async function askForRecompute(
  { store, queues }: { store: Pick<Store, 'manifests'>; queues: Pick<Queues, 'recompute'> },
  { partnerId, dataset, period, sequence }: Submission,
  places: Place[],
): Promise<void> {
  const manifest = await store.manifests.get(partnerId, dataset, period);
  const tree = placeTree(places);
  const placeIds = manifest.entries.find((entry) => entry.sequence === sequence)?.placeIds ?? [];
  const sectionIds = [...new Set(placeIds.map((placeId) => tree.districtOf(placeId)?.id ?? placeId))].sort();
  if (sectionIds.length > 0) await queues.recompute({ dataset, period, sectionIds });
}
