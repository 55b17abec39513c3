import { isOpen } from '../alerts/alert.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';
import { sentenceWriter } from '../mail/sentence-writer.ts';
import type { Store } from './ports.ts';

/** Findings of these indicators that a period set off at a place and the places within it, as sentences. */
export async function alertSentences(
  store: Store,
  period: Period,
  indicators: Indicator[],
  tree: PlaceTree,
  ownId: string,
): Promise<string[]> {
  const own = tree.within(ownId);
  const placeIds = new Set(own.map(({ id }) => id));
  const indicatorIds = new Set(indicators.map(({ id }) => id));
  const write = sentenceWriter(indicators, own);
  return (await store.alerts.list())
    .filter((alert) => isOpen(alert) && alert.since === period)
    .filter(({ placeId, indicatorId }) => placeIds.has(placeId) && indicatorIds.has(indicatorId))
    .map(write);
}
