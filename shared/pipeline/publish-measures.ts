import { createHash } from 'node:crypto';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { type Period, periodKind, schoolYear } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { decide } from '../disclosure/decide.ts';
import { hideMore } from '../disclosure/hide-more.ts';
import type { DisclosureMemory } from '../disclosure/memory.ts';
import { populationOf } from '../disclosure/population.ts';
import { changedCells } from '../disclosure/publication.ts';
import { releaseOf } from '../disclosure/released-cells.ts';
import { markRestated } from '../disclosure/restated.ts';
import { disclosureSettings } from '../disclosure/settings.ts';
import type { Solver } from '../disclosure/solver.ts';
import { measureTree } from '../measures/measure-tree.ts';
import { publishedPanel } from '../signals/published-panel.ts';
import { atLeast, isSame } from '../store/basis.ts';
import type { Basis, Release, SectionMeasures } from '../store/store.ts';
import { inTurn } from './in-turn.ts';
import type { IndicatorPeriod } from './messages.ts';
import type { Clock, Queues, Store } from './ports.ts';

export type PublishPorts = {
  store: Store;
  clock: Clock;
  queues: Pick<Queues, 'publish' | 'evaluate'>;
  solver: () => Promise<Solver>;
};

/**
 * Decides what may be shown of one indicator and period in the whole tree of places, and publishes it whole. A release
 * made from older data never replaces a newer one. What is remembered is saved first, so that nothing is ever shown which
 * the memory does not know. Where more is hidden than before, the other releases of the school year hide it too.
 * @throws BadTable, SolverFault or Unprotectable: nothing new is shown then
 */
export async function publishMeasures(ports: PublishPorts, request: IndicatorPeriod): Promise<void> {
  const { store, queues } = ports;
  const { indicatorId, period } = request;
  const indicator = await store.indicators.get(indicatorId);
  if (!indicator) return;
  // Two decisions on one school year would each have to begin again for what the other remembered.
  const turn = `${schoolYear(period)} ${populationOf(indicator)}`;
  const published = await inTurn(ports, turn, () => publishNow(ports, { indicator, period }));
  if (!published) return;
  const { evaluated } = await store.checkpoints.get(indicatorId, period);
  if (atLeast(evaluated, published)) return;
  await store.checkpoints.advance(indicatorId, period, 'published', published);
  await queues.evaluate({ indicatorId });
}

/** What it was published from; undefined when there is nothing to publish, or something newer is there. */
async function publishNow(ports: PublishPorts, about: Pick<Work, 'indicator' | 'period'>): Promise<Basis | undefined> {
  const { store } = ports;
  const [sections, partnership, places] = await Promise.all([
    store.measures.ofPeriod(about.indicator.id, about.period),
    store.partnership.get(),
    store.places.list(),
  ]);
  if (sections.length === 0) return undefined;
  await publishPanel(store, about);
  return releaseNow(ports, { ...about, sections, partnership, places });
}

/** Charts know from it how much of a month's ups and downs is chance. */
async function publishPanel(store: Store, { indicator, period }: Pick<Work, 'indicator' | 'period'>): Promise<void> {
  const sections = await store.panels.linksOfPeriod(indicator.id, period);
  if (sections.length === 0) return;
  const links = sections.map((section) => section.links);
  const panel = publishedPanel(
    links.flatMap(({ pairs }) => pairs),
    links.flatMap(({ shared }) => shared),
  );
  await store.panels.publish(indicator.id, period, { panel, basis: basisOf(sections) });
}

/** As recent as the oldest definition and the data of all sections. */
const basisOf = (sections: { basis: Basis }[]): Basis => ({
  definition: Math.min(...sections.map(({ basis }) => basis.definition)),
  inputs: sections.reduce((sum, { basis }) => sum + basis.inputs, 0),
  pattern: 0,
});

type Work = {
  indicator: Indicator;
  period: Period;
  sections: SectionMeasures[];
  partnership: Partnership;
  places: Place[];
};

/** What besides the data a release depends on, as a text that is the same when it is. */
function settingsOf({ partnership: { minimumGroupSize, topBottomCoding }, places }: Work): string {
  const tree = places.map(({ id, kind, parentId }) => [id, kind, parentId]);
  return createHash('sha256').update(JSON.stringify({ minimumGroupSize, topBottomCoding, tree })).digest('base64url');
}

async function releaseNow(ports: PublishPorts, work: Work): Promise<Basis | undefined> {
  const { store } = ports;
  const { indicator, period, sections } = work;
  const settings = settingsOf(work);
  const [population, year] = [populationOf(indicator), schoolYear(period)];
  for (;;) {
    const { memory, version, pattern } = await store.disclosure.get(population, year);
    const earlier = await store.released.get(indicator.id, period);
    const data = basisOf(sections);
    const isKnown = earlier?.settings === settings && isSame({ ...earlier.basis, pattern }, { ...data, pattern });
    if (earlier && isKnown) {
      if (earlier.basis.pattern === pattern) return earlier.basis;
      const basis = { ...data, pattern };
      const places = hideMore(earlier.places, memory.hidden);
      return (await store.released.publish(indicator.id, period, { places, basis, settings })) ? basis : undefined;
    }
    const decided = await decideRelease(ports, work, memory);
    const grew = decided.memory.hidden.size > memory.hidden.size;
    const basis = { ...data, pattern: grew ? pattern + 1 : pattern };
    const next = { memory: decided.memory, version, pattern: basis.pattern };
    if (!(await store.disclosure.replace(population, year, next))) continue;
    const places = markRestated(decided.released, earlier?.places ?? []);
    await recordChanges(store, { indicatorId: indicator.id, period, places, basis }, earlier);
    const isNewest = await store.released.publish(indicator.id, period, { places, basis, settings });
    if (grew) await hideElsewhere(ports, { population, year, not: { indicatorId: indicator.id, period } });
    return isNewest ? basis : undefined;
  }
}

/** Keeps what a release is about to change, since it overwrites the one before. Nothing, when it is older than that. */
async function recordChanges(
  store: Store,
  { indicatorId, period, places, basis }: IndicatorPeriod & Pick<Release, 'places' | 'basis'>,
  earlier: Release | undefined,
): Promise<void> {
  if (earlier && !atLeast(basis, earlier.basis)) return;
  const changed = changedCells(earlier?.places ?? [], places);
  await store.publications.record({ indicatorId, period, inputs: basis.inputs, changed });
}

/** What may be shown of the measures of all sections, and what is then to be remembered. */
export async function decideRelease(
  { solver }: Pick<PublishPorts, 'solver'>,
  { indicator, period, sections, partnership, places }: Work,
  memory: DisclosureMemory,
) {
  const measures = measureTree(
    sections.flatMap((section) => section.measures),
    placeTree(places),
  );
  const settings = disclosureSettings(partnership.minimumGroupSize);
  const recurs = periodKind(period) !== 'year';
  const decision = decide({
    indicatorId: indicator.id,
    measures,
    places,
    settings,
    memory,
    recurs,
    solver: await solver(),
  });
  return { memory: decision.memory, released: releaseOf(measures, decision, settings, partnership.topBottomCoding) };
}

/** Asks for the other releases that show what is hidden from now on. */
async function hideElsewhere(
  { store, queues }: PublishPorts,
  { population, year, not }: { population: string; year: string; not: IndicatorPeriod },
): Promise<void> {
  const indicators = (await store.indicators.list()).filter((one) => populationOf(one) === population);
  const checkpoints = await Promise.all(indicators.map(({ id }) => store.checkpoints.ofIndicator(id)));
  for (const { indicatorId, period, published } of checkpoints.flat()) {
    if (!published || schoolYear(period) !== year) continue;
    if (indicatorId === not.indicatorId && period === not.period) continue;
    await queues.publish({ indicatorId, period });
  }
}
