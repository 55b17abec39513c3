import { type Dataset, isJoined, joinedPeriod } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { type Period, periodKind } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { joinParticipation, type PlacedBlock } from '../measures/join-participation.ts';
import { joinRoster } from '../measures/join-roster.ts';
import { isLinkable, linkPeriods, periodsLinked, type StudentLinks } from '../measures/link-periods.ts';
import { measureSection } from '../measures/measure-section.ts';
import { periodsRead, periodsReading } from '../measures/periods-read.ts';
import type { Versioned } from '../store/store.ts';
import type { Block, JoinedBlock } from '../submissions/block.ts';
import { decodeBlock } from '../submissions/block-codec.ts';
import { currentSubmissions, haveRowsEnded, inputsOf, type Section, sectionsOf } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { RecomputeRequest } from './messages.ts';
import type { Queues, Store } from './ports.ts';
import { readJoined } from './read-joined.ts';

export type RecomputePorts = { store: Store; queues: Pick<Queues, 'recompute' | 'publish'> };

/**
 * Makes the true measures of the sections that a change touched, from the blocks that count now, for every indicator of
 * the dataset, and for later periods whose values are made from this one too. Students are in the groups that the joined
 * datasets of the school year tell, where their rows tell none. Manifests are read before blocks, so measures are never older than
 * the basis they carry. What was made from rows that are deleted stays as it was.
 */
export async function recomputeMeasures(ports: RecomputePorts, request: RecomputeRequest): Promise<void> {
  const { store, queues } = ports;
  const { dataset, period } = request;
  if (isJoined(dataset)) return askForYear(ports, request);
  const [places, allIndicators] = await Promise.all([store.places.list(), store.indicators.list()]);
  const indicators = allIndicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
  const manifestsOf = once((one: Period) => store.manifests.ofPeriod(dataset, one));
  const joinedOf = once((one: Period) => readJoined(store, dataset, one));
  for (const [later, concerned] of readersOf(indicators, period)) {
    if (request.alone && later !== period) continue;
    const sections = sectionsOf(await manifestsOf(later), placeTree(places));
    if (later !== period && sections.length === 0) continue;
    for (const section of sections) {
      if (request.sectionIds && !request.sectionIds.includes(section.id)) continue;
      await saveMeasures(store, concerned, { period: later, section, manifestsOf, joined: await joinedOf(later) });
    }
    for (const { id } of concerned) await queues.publish({ indicatorId: id, period: later });
  }
}

/** A joined dataset concerns whatever was sent of its school year. Each period has a message of its own, and its time for itself. */
async function askForYear({ store, queues }: RecomputePorts, { period, sectionIds }: RecomputeRequest): Promise<void> {
  const sent = (await store.manifests.all()).filter((one) => joinedPeriod(one.dataset, one.period) === period);
  const distinct = new Map(sent.map((one) => [`${one.dataset} ${one.period}`, one]));
  for (const one of distinct.values()) {
    await queues.recompute({
      ...{ dataset: one.dataset, period: one.period, alone: true },
      ...(sectionIds && { sectionIds }),
    });
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

type Sent = {
  period: Period;
  section: Section;
  manifestsOf: (period: Period) => Promise<Manifest[]>;
  /** Those of the school year of the period, in which all lie that its values are made from. */
  joined: Manifest[];
};

async function saveMeasures(
  store: Store,
  indicators: Versioned<Indicator>[],
  { period, section, manifestsOf, joined }: Sent,
): Promise<void> {
  const blocksOf = once(async (one: Period) => readBlocks(store, section, currentSubmissions(await manifestsOf(one))));
  const join = await readJoin(store, section, joined);
  const groupedOf = once(async (one: Period) => join(await blocksOf(one)));
  const ofSection = <T extends { sectionId: string }>(all: T[]) =>
    all.find(({ sectionId }) => sectionId === section.id);
  const save = async (indicator: Versioned<Indicator>) => {
    const read = periodsRead(indicator, period);
    const manifests = [...(await Promise.all(read.map(manifestsOf))).flat(), ...joined];
    const measure = async () => {
      const periods = await Promise.all(read.map(async (one) => ({ period: one, blocks: await groupedOf(one) })));
      return measureSection(indicator, section, periods);
    };
    await store.measures.put(indicator.id, period, {
      sectionId: section.id,
      basis: { definition: indicator.version, inputs: inputsOf(section, manifests), pattern: 0 },
      measures: haveRowsEnded(section, manifests)
        ? (ofSection(await store.measures.ofPeriod(indicator.id, period))?.measures ?? [])
        : await measure(),
    });
  };
  const link = async (indicator: Versioned<Indicator>) => {
    const earlier = periodsLinked(period);
    const manifests = await Promise.all([period, ...earlier].map(manifestsOf));
    const isOpen = async (one: Period) => !haveRowsEnded(section, await manifestsOf(one));
    const linkNow = async (): Promise<StudentLinks> => {
      const later = { period, blocks: await blocksOf(period) };
      const found = await Promise.all(
        earlier.map(async (one) =>
          (await isOpen(one)) ? [linkPeriods(indicator, { period: one, blocks: await blocksOf(one) }, later)] : [],
        ),
      );
      const all = found.flat();
      return { pairs: all.flatMap(({ pairs }) => pairs), shared: all.flatMap(({ shared }) => shared) };
    };
    await store.panels.putLinks(indicator.id, period, {
      sectionId: section.id,
      basis: { definition: indicator.version, inputs: inputsOf(section, manifests.flat()), pattern: 0 },
      links: (await isOpen(period))
        ? await linkNow()
        : (ofSection(await store.panels.linksOfPeriod(indicator.id, period))?.links ?? { pairs: [], shared: [] }),
    });
  };
  await Promise.all([...indicators.map(save), ...indicators.filter(isLinkable).map(link)]);
}

type Blocks = ReadonlyMap<string, Block>;

/** What joins to blocks of a section what the school year tells of their students. */
async function readJoin(store: Store, section: Section, joined: Manifest[]): Promise<(blocks: Blocks) => Blocks> {
  const of = (dataset: Dataset) => joined.filter((one) => one.dataset === dataset);
  const [rosters, participation] = await Promise.all([
    readJoinedBlocks(store, section, of('roster')),
    // Each partner tells of its own programs, and its files replace no other's.
    Promise.all(of('participation').map((one) => readJoinedBlocks(store, section, [one]))),
  ]);
  const roster = rosters.map(([, block]) => block);
  return (blocks) => joinParticipation(joinRoster(blocks, roster), participation.flat());
}

async function readJoinedBlocks(store: Store, section: Section, manifests: Manifest[]): Promise<PlacedBlock[]> {
  const blocks = await readBlocks(store, section, currentSubmissions(manifests));
  return [...blocks].filter((one): one is [string, JoinedBlock] => isJoined(one[1].kind));
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
