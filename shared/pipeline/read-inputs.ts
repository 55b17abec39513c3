import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { addedInputs, totalInputs } from '../submissions/current.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Store } from './ports.ts';
import { readJoined } from './read-joined.ts';

/** How recent the data of a submission's dataset and period is now, and what the joined datasets of its school year add. */
export async function readInputs(
  store: Pick<Store, 'manifests'>,
  { dataset, period }: Pick<Submission, 'dataset' | 'period'>,
  places: Place[],
): Promise<{ inputs: number; joinedInputs: number }> {
  const [manifests, joined] = await Promise.all([
    store.manifests.ofPeriod(dataset, period),
    readJoined(store, dataset, period),
  ]);
  const tree = placeTree(places);
  return { inputs: totalInputs(manifests, tree), joinedInputs: addedInputs(manifests, tree, joined) };
}
