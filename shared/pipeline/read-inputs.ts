import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { addedInputs, totalInputs } from '../submissions/current.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Store } from './ports.ts';
import { readRosters } from './read-rosters.ts';

/** How recent the data of a submission's dataset and period is now, and what the roster of its school year adds. */
export async function readInputs(
  store: Pick<Store, 'manifests'>,
  { dataset, period }: Pick<Submission, 'dataset' | 'period'>,
  places: Place[],
): Promise<{ inputs: number; rosterInputs: number }> {
  const [manifests, rosters] = await Promise.all([
    store.manifests.ofPeriod(dataset, period),
    readRosters(store, dataset, period),
  ]);
  const tree = placeTree(places);
  return { inputs: totalInputs(manifests, tree), rosterInputs: addedInputs(manifests, tree, rosters) };
}
