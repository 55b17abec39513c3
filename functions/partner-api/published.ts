import { countedIndicator, type PublishedView } from '../../shared/api/published.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { comparePeriods, type Period, periodKind } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/** Periods before this one whose values may be compared with. */
const BEFORE = 2;

/**
 * What is published of a partner's own places, around one period.
 *
 * @throws Problem 404 or 410 for a link that takes no files
 */
export async function readPublished(
  { store, clock }: PartnerPorts,
  token: string,
  period: Period,
): Promise<PublishedView> {
  const { link, partner, partnership } = await openLink(store, token, clock());
  const [places, all] = await Promise.all([store.places.list(), store.indicators.list()]);
  const indicators = all.filter((one) => one.dataset === link.dataset && one.periodKind === periodKind(period));
  const own = new Set(
    placeTree(places)
      .within(partner.placeId)
      .map(({ id }) => id),
  );
  const released = await Promise.all(indicators.map((indicator) => releasedOf(store, indicator, period, own)));
  return {
    minimumStudents: partnership.minimumGroupSize,
    topBottomCoding: partnership.topBottomCoding,
    indicators: indicators.map((one) => countedIndicator.parse(one)),
    released: released.flat(),
  };
}

async function releasedOf(
  store: Store,
  { id }: Indicator,
  period: Period,
  own: ReadonlySet<string>,
): Promise<PublishedView['released']> {
  const history = (await store.released.history(id)).map((one) => one.filter(({ placeId }) => own.has(placeId)));
  const until = history.filter(([first]) => first !== undefined && comparePeriods(first.period, period) <= 0);
  const isOwn = until.at(-1)?.[0]?.period === period;
  return until
    .slice(-BEFORE - (isOwn ? 1 : 0))
    .flat()
    .map(({ indicatorId, placeId, period, cells, parts }) => ({ indicatorId, placeId, period, cells, parts }));
}
