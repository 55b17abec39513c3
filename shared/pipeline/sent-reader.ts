import { periodsBefore, type Sent } from '../calendar/standing.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Period } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Store } from './ports.ts';

/** Reads what the standing of periods is told from on a day, for one partner and dataset after another. */
export async function sentReader(
  store: Pick<Store, 'places' | 'excuses' | 'manifests'>,
  today: string,
): Promise<(partner: Partner, dataset: Dataset, periods: readonly Period[]) => Promise<Sent>> {
  const [places, excuses] = await Promise.all([store.places.list(), store.excuses.list()]);
  const tree = placeTree(places);
  const known = new Map<string, Promise<Manifest[]>>();
  const read = (dataset: Dataset, period: Period) => {
    const name = `${dataset} ${period}`;
    const manifests = known.get(name) ?? store.manifests.ofPeriod(dataset, period);
    known.set(name, manifests);
    return manifests;
  };
  return async (partner, dataset, periods) => {
    const needed = new Set(periods.flatMap((period) => [period, ...periodsBefore(period)]));
    const manifests = await Promise.all([...needed].map((period) => read(dataset, period)));
    return { partner, tree, manifests: manifests.flat(), excuses, today };
  };
}
