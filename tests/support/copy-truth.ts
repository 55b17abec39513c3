import type { Store } from '../../shared/store/store.ts';

/** Takes over the truth alone: manifests, and the blocks that they name. */
export async function copyTruth(from: Store, to: Store): Promise<void> {
  for (const manifest of await from.manifests.all()) {
    for (const { sequence, placeIds } of manifest.entries) {
      const blocks = await from.blocks.get(placeIds.map((placeId) => ({ sequence, placeId })));
      await to.blocks.put(sequence, new Map(placeIds.map((placeId, index) => [placeId, blocks[index] ?? []])));
    }
    await to.manifests.replace({ ...manifest, version: 0 });
  }
}
