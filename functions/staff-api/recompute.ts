import type { Manifest } from '../../shared/submissions/manifest.ts';
import type { StaffPorts } from './ports.ts';

/** Asks to compute again whatever was sent of the datasets and periods that `concerns` picks. */
export async function recomputeWhere(
  { store, queues }: StaffPorts,
  concerns: (manifest: Manifest) => boolean,
): Promise<void> {
  const manifests = (await store.manifests.all()).filter(concerns);
  const distinct = new Map(manifests.map(({ dataset, period }) => [`${dataset} ${period}`, { dataset, period }]));
  for (const request of distinct.values()) await queues.recompute(request);
}
