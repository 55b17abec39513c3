import type { Indicator } from '../catalog/indicator.ts';
import { type Period, periodKind } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { isLinkable, linkPeriods, periodsLinked } from '../measures/link-periods.ts';
import { measureSection } from '../measures/measure-section.ts';
import { periodsRead, periodsReading } from '../measures/periods-read.ts';
import type { Versioned } from '../store/store.ts';
import type { Block } from '../submissions/block.ts';
import { decodeBlock } from '../submissions/block-codec.ts';
import { currentSubmissions, inputsOf, type Section, sectionsOf } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { RecomputeRequest } from './messages.ts';
import type { Queues, Store } from './ports.ts';

export type RecomputePorts = { store: Store; queues: Pick<Queues, 'publish'> };

/**
 * Makes the true measures of the sections that a change touched, from the blocks that count now, for every indicator of
 * the dataset, and for later periods whose values are made from this one too. Manifests are read before blocks, so
 * measures are never older than the basis they carry.
 */
export async function recomputeMeasures({ store, queues }: RecomputePorts, request: RecomputeRequest): Promise<void> {
  const { dataset, period } = request;
  const [places, allIndicators] = await Promise.all([store.places.list(), store.indicators.list()]);
  const indicators = allIndicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
  const manifestsOf = once((one: Period) => store.manifests.ofPeriod(dataset, one));
  for (const [later, concerned] of readersOf(indicators, period)) {
    const sections = sectionsOf(await manifestsOf(later), placeTree(places));
    if (later !== period && sections.length === 0) continue;
    for (const section of sections) {
      if (request.sectionIds && !request.sectionIds.includes(section.id)) continue;
      await saveMeasures(store, concerned, { period: later, section, manifestsOf });
    }
    for (const { id } of concerned) await queues.publish({ indicatorId: id, period: later });
  }
}

/** The periods whose values are made from this one, each with the indicators that do so. */
function readersOf(indicators: Versioned<Indicator>[], period: Period): Map<Period, Versioned<Indicator>[]> {
  const pairs = indicators.flatMap((indicator) =>
    periodsReading(indicator, period).map((later) => ({ later, indicator })),
  );
  const byPeriod = Map.groupBy(pairs, ({ later }) => later);
  return new Map([...byPeriod].map(([later, found]) => [later, found.map(({ indicator }) => indicator)]));
}

type Sent = { period: Period; section: Section; manifestsOf: (period: Period) => Promise<Manifest[]> };

async function saveMeasures(
  store: Store,
  indicators: Versioned<Indicator>[],
  { period, section, manifestsOf }: Sent,
): Promise<void> {
  const blocksOf = once(async (one: Period) => readBlocks(store, section, currentSubmissions(await manifestsOf(one))));
  const save = async (indicator: Versioned<Indicator>) => {
    const read = periodsRead(indicator, period);
    const manifests = await Promise.all(read.map(manifestsOf));
    const periods = await Promise.all(read.map(async (one) => ({ period: one, blocks: await blocksOf(one) })));
    await store.measures.put(indicator.id, period, {
      sectionId: section.id,
      basis: { definition: indicator.version, inputs: inputsOf(section, manifests.flat()), pattern: 0 },
      measures: measureSection(indicator, section, periods),
    });
  };
  const link = async (indicator: Versioned<Indicator>) => {
    const earlier = periodsLinked(period);
    const manifests = await Promise.all([period, ...earlier].map(manifestsOf));
    const later = { period, blocks: await blocksOf(period) };
    const found = await Promise.all(
      earlier.map(async (one) => linkPeriods(indicator, { period: one, blocks: await blocksOf(one) }, later)),
    );
    await store.panels.putLinks(indicator.id, period, {
      sectionId: section.id,
      basis: { definition: indicator.version, inputs: inputsOf(section, manifests.flat()), pattern: 0 },
      links: { pairs: found.flatMap(({ pairs }) => pairs), shared: found.flatMap(({ shared }) => shared) },
    });
  };
  await Promise.all([...indicators.map(save), ...indicators.filter(isLinkable).map(link)]);
}

async function readBlocks(store: Store, section: Section, current: Map<string, number>): Promise<Map<string, Block>> {
  const addresses = section.placeIds.flatMap((placeId) => {
    const sequence = current.get(placeId);
    return sequence === undefined ? [] : [{ sequence, placeId }];
  });
  const found = await store.blocks.get(addresses);
  return new Map(addresses.map(({ placeId }, index) => [placeId, decodeBlock(found[index] ?? [])]));
}

/** The same answer for the same period, though several indicators ask. */
function once<T>(read: (period: Period) => Promise<T>): (period: Period) => Promise<T> {
  const known = new Map<Period, Promise<T>>();
  return (period) => {
    const held = known.get(period) ?? read(period);
    known.set(period, held);
    return held;
  };
}
