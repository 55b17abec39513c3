import { placeTree } from '../catalog/place-tree.ts';
import { decideRelease } from '../disclosure/decide.ts';
import { markRestated } from '../disclosure/restated.ts';
import { measureTree } from '../measures/measure-tree.ts';
import type { IndicatorPeriod } from './messages.ts';
import type { Queues, Store } from './ports.ts';

export type PublishPorts = { store: Store; queues: Pick<Queues, 'evaluate'> };

/**
 * Decides what may be shown of one indicator and period in the whole tree of places, and publishes it whole.
 * A release made from older data never replaces a newer one.
 */
export async function publishMeasures({ store, queues }: PublishPorts, request: IndicatorPeriod): Promise<void> {
  const { indicatorId, period } = request;
  const [sections, places, partnership] = await Promise.all([
    store.measures.ofPeriod(indicatorId, period),
    store.places.list(),
    store.partnership.get(),
  ]);
  if (sections.length === 0) return;
  const basis = {
    definition: Math.min(...sections.map((section) => section.basis.definition)),
    inputs: sections.reduce((sum, section) => sum + section.basis.inputs, 0),
  };
  const measures = measureTree(
    sections.flatMap((section) => section.measures),
    placeTree(places),
  );
  const earlier = await store.released.ofPeriod(indicatorId, period);
  const released = markRestated(decideRelease(measures, places, partnership.minimumGroupSize), earlier);
  if (!(await store.released.publish(indicatorId, period, released, basis))) return;
  await store.checkpoints.advance(indicatorId, period, 'published', basis);
  await queues.evaluate({ indicatorId, period });
}
