import { type Dataset, rosterPeriod } from '../catalog/dataset.ts';
import type { Period } from '../catalog/period.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Store } from './ports.ts';

/** The manifests of the roster that values of a dataset and period are made from too; none where no roster is joined. */
export async function readRosters(
  store: { manifests: Pick<Store['manifests'], 'ofPeriod'> },
  dataset: Dataset,
  period: Period,
): Promise<Manifest[]> {
  const roster = rosterPeriod(dataset, period);
  return roster ? store.manifests.ofPeriod('roster', roster) : [];
}
