import type { Alert } from '../alerts/alert.ts';
import { recipientsOf } from '../alerts/recipients.ts';
import type { Rule } from '../alerts/rule.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Cycle } from '../cycles/cycle.ts';
import type { PublishedIndicator } from '../mail/published-indicator.ts';
import type { Store } from './ports.ts';
import { readPublished } from './read-published.ts';

/** All that digests are made from, read once for many of them; what is published of an indicator when it is first told of. */
export type DigestWorld = Awaited<ReturnType<typeof readDigestWorld>>;

/** Reads what the digests of many people are made from. */
export async function readDigestWorld(store: Store) {
  const [partnership, indicators, places, owners, partners, rules, alerts, submissions, cycles] = await Promise.all([
    store.partnership.get(),
    store.indicators.list(),
    store.places.list(),
    store.owners.list(),
    store.partners.list(),
    store.rules.list(),
    store.alerts.list(),
    store.submissions.list(),
    store.cycles.list(),
  ]);
  const known = new Map<string, Promise<PublishedIndicator>>();
  const published = (indicatorId: string) => {
    const indicator = indicators.find(({ id }) => id === indicatorId);
    if (!indicator) return undefined;
    const read = known.get(indicatorId) ?? readPublished(store, indicator, places);
    known.set(indicatorId, read);
    return read;
  };
  const publishedOf = async (ids: Iterable<string>): Promise<Map<string, PublishedIndicator>> => {
    const read = await Promise.all([...new Set(ids)].map(async (id) => [id, await published(id)] as const));
    return new Map(read.flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
  };
  const tree = placeTree(places);
  const toldOf = recipientsByAlert({ alerts, rules, indicators, places, owners, cycles });
  return { partnership, indicators, places, owners, partners, rules, alerts, submissions, tree, toldOf, publishedOf };
}

type Records = {
  alerts: Alert[];
  rules: Rule[];
  indicators: Indicator[];
  places: Place[];
  owners: Owner[];
  cycles: Cycle[];
};

/** Whom each alert's rule tells, by id. */
function recipientsByAlert({ alerts, rules, indicators, places, owners, cycles }: Records): Map<string, Set<string>> {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const indicatorOf = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return new Map(
    alerts.map(({ id, ruleId, indicatorId, placeId, finding }) => {
      const [rule, indicator] = [ruleOf.get(ruleId), indicatorOf.get(indicatorId)];
      const cycleId = 'cycleId' in finding ? finding.cycleId : undefined;
      const found = indicator && { indicator, placeId, cycleId };
      const told = rule && found ? recipientsOf(rule, found, { places, owners, cycles }) : [];
      return [id, new Set(told.map((person) => person.id))];
    }),
  );
}
