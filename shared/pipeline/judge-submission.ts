import type { Partner } from '../catalog/partner.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Block } from '../submissions/block.ts';
import { decodeBlock } from '../submissions/block-codec.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Suspicion } from '../submissions/suspicions/catalog.ts';
import type { Comparison } from '../submissions/suspicions/comparison.ts';
import { findSuspicions } from '../submissions/suspicions/find-suspicions.ts';
import type { Store } from './ports.ts';

/**
 * What is odd about a file that was read. It reads only what never changes (the comparison that was kept with the
 * submission, and blocks), so that it says the same whenever and however often it is asked.
 */
export async function judgeSubmission(
  store: Pick<Store, 'comparisons' | 'blocks'>,
  { id }: Pick<Submission, 'id'>,
  { placeId }: Pick<Partner, 'placeId'>,
  blocks: ReadonlyMap<string, Block>,
  places: Place[],
): Promise<Suspicion[]> {
  const comparison = await store.comparisons.of(id);
  if (!comparison) return [];
  const own = placeTree(places).within(placeId);
  return findSuspicions({ blocks, comparison, places: own, earlier: await readEarlier(store, comparison, blocks) });
}

/** The blocks that counted in the period before, of places that this file has too. */
async function readEarlier(
  store: Pick<Store, 'blocks'>,
  { before }: Comparison,
  blocks: ReadonlyMap<string, Block>,
): Promise<Block[]> {
  const addresses = (before?.files ?? []).flatMap(({ sequence, places }) =>
    Object.keys(places)
      .filter((placeId) => blocks.has(placeId))
      .map((placeId) => ({ sequence, placeId })),
  );
  const found = await store.blocks.get(addresses);
  return found.filter((parts) => parts.length > 0).map(decodeBlock);
}
