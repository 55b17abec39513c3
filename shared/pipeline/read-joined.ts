import { type Dataset, joinedDatasets, joinedPeriod } from '../catalog/dataset.ts';
import type { Period } from '../catalog/period.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Store } from './ports.ts';

/** The manifests of the joined datasets that values of a dataset and period are made from too; none where none is joined. */
export async function readJoined(
  store: { manifests: Pick<Store['manifests'], 'ofPeriod'> },
  dataset: Dataset,
  period: Period,
): Promise<Manifest[]> {
  const joined = joinedPeriod(dataset, period);
  if (!joined) return [];
  return (await Promise.all(joinedDatasets.map((one) => store.manifests.ofPeriod(one, joined)))).flat();
}
