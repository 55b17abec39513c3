import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { type PublishedIndicator, publishedIndicator } from '../mail/published-indicator.ts';
import type { Store } from './ports.ts';

/** Reads all that is published of an indicator. */
export async function readPublished(
  store: Pick<Store, 'released' | 'panels'>,
  indicator: Indicator,
  places: readonly Place[],
): Promise<PublishedIndicator> {
  const [history, panels] = await Promise.all([
    store.released.history(indicator.id),
    store.panels.published(indicator.id),
  ]);
  const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
  return publishedIndicator({ indicator, places, series, panel: panels.findLast((one) => one.panel)?.panel });
}
