import type { Indicator } from '../catalog/indicator.ts';
import { periodKind } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { measureSection } from '../measures/measure-section.ts';
import type { Versioned } from '../store/store.ts';
import type { Block } from '../submissions/block.ts';
import { decodeBlock } from '../submissions/block-codec.ts';
import { currentSubmissions, inputsOf, type Section, sectionsOf } from '../submissions/current.ts';
import type { RecomputeRequest } from './messages.ts';
import type { Queues, Store } from './ports.ts';

export type RecomputePorts = { store: Store; queues: Pick<Queues, 'publish'> };

/**
 * Makes the true measures of the sections that a change touched, from the blocks that count now, for every indicator of
 * the dataset. Manifests are read before blocks, so measures are never older than the basis they carry.
 */
export async function recomputeMeasures({ store, queues }: RecomputePorts, request: RecomputeRequest): Promise<void> {
  const { dataset, period } = request;
  const [places, allIndicators, manifests] = await Promise.all([
    store.places.list(),
    store.indicators.list(),
    store.manifests.ofPeriod(dataset, period),
  ]);
  const indicators = allIndicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
  const tree = placeTree(places);
  const current = currentSubmissions(manifests);
  for (const section of sectionsOf(manifests, tree)) {
    if (request.sectionIds && !request.sectionIds.includes(section.id)) continue;
    const inputs = inputsOf(section, manifests);
    const blocks = await readBlocks(store, section, current);
    await saveMeasures(store, section, indicators, { period, inputs, blocks });
  }
  for (const { id } of indicators) await queues.publish({ indicatorId: id, period });
}

async function saveMeasures(
  store: Store,
  section: Section,
  indicators: Versioned<Indicator>[],
  { period, inputs, blocks }: { period: string; inputs: number; blocks: Map<string, Block> },
): Promise<void> {
  await Promise.all(
    indicators.map((indicator) =>
      store.measures.put(indicator.id, period, {
        sectionId: section.id,
        basis: { definition: indicator.version, inputs, pattern: 0 },
        measures: measureSection(indicator, period, section, blocks),
      }),
    ),
  );
}

async function readBlocks(store: Store, section: Section, current: Map<string, number>): Promise<Map<string, Block>> {
  const found = await Promise.all(
    section.placeIds.map(async (placeId) => {
      const sequence = current.get(placeId);
      if (sequence === undefined) return [];
      const parts = await store.blocks.get({ sequence, placeId });
      return [[placeId, decodeBlock(parts)] as const];
    }),
  );
  return new Map(found.flat());
}
