import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { totalInputs } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Note } from '../submissions/note.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Queues, Store } from './ports.ts';

export type AcceptPorts = {
  store: Pick<Store, 'manifests' | 'submissions' | 'places'>;
  queues: Pick<Queues, 'recompute'>;
};

type Entry = Manifest['entries'][number];

/**
 * Makes the blocks of a file visible in one write of the manifest, and asks for the numbers. May run again after a crash to
 * the same end: what the manifest first says of the file stays. Returns its entry, which is withdrawn where somebody was
 * faster.
 *
 * @param change what becomes known of the submission, as long as it is still in the state that it has here
 */
export async function acceptSubmission(
  ports: AcceptPorts,
  submission: Submission,
  { placeIds, note }: Pick<Entry, 'placeIds'> & { note: Note | undefined },
  change: Partial<Omit<Submission, 'id'>>,
): Promise<Entry> {
  const { store } = ports;
  const { id, dataset, period, state, sequence } = submission;
  const fresh = { sequence, placeIds: placeIds.toSorted(), complete: false, withdrawn: false, ...(note && { note }) };
  const entry = await addToManifest(store, submission, fresh);
  if (entry.withdrawn) return entry;
  const places = await store.places.list();
  const inputs = totalInputs(await store.manifests.ofPeriod(dataset, period), placeTree(places));
  const words = entry.note?.words;
  await store.submissions.update(id, { ...change, ...(words && { note: words }), state: 'accepted', inputs }, state);
  await askForRecompute(ports, submission, places);
  return entry;
}

/** Adds what a file brings, unless the manifest knows the file. Returns what stands there. */
export async function addToManifest(
  store: Pick<Store, 'manifests'>,
  { partnerId, dataset, period }: Submission,
  entry: Entry,
): Promise<Entry> {
  for (;;) {
    const manifest = await store.manifests.get(partnerId, dataset, period);
    const known = manifest.entries.find(({ sequence }) => sequence === entry.sequence);
    if (known) return known;
    const entries = [...manifest.entries, entry].sort((a, b) => a.sequence - b.sequence);
    if (await store.manifests.replace({ ...manifest, entries })) return entry;
  }
}

/** Asks for the numbers of the sections that a file brings, if it is in the manifest. */
export async function askForRecompute(
  { store, queues }: AcceptPorts,
  { partnerId, dataset, period, sequence }: Submission,
  places: Place[],
): Promise<void> {
  const manifest = await store.manifests.get(partnerId, dataset, period);
  const tree = placeTree(places);
  const placeIds = manifest.entries.find((entry) => entry.sequence === sequence)?.placeIds ?? [];
  const sectionIds = [...new Set(placeIds.map((placeId) => tree.districtOf(placeId)?.id ?? placeId))].sort();
  if (sectionIds.length > 0) await queues.recompute({ dataset, period, sectionIds });
}
