import type { LinkView } from '../../shared/api/partner.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import { describePeriod } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import { describeColumn } from '../../shared/submissions/attribute-columns.ts';
import { columnsOf } from '../../shared/submissions/datasets/dataset-definition.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { dueOnOf } from './due-on.ts';
import { openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/** Earlier files that a page lists. */
const HISTORY = 20;

/** What a link expects, and what came for its periods before. Changes nothing. */
export async function viewLink(ports: PartnerPorts, token: string): Promise<LinkView> {
  const { store, clock } = ports;
  const { link, partner, partnership, cover } = await openLink(store, token, clock());
  const [places, attributes, history, dueOn] = await Promise.all([
    store.places.list(),
    link.dataset === 'attributes' ? store.attributes.list() : [],
    historyOf(store, link, partner),
    dueOnOf(ports, link, partner),
  ]);
  const { name, contact, demo, minimumGroupSize } = partnership;
  return {
    partnership: { name, contact, demo },
    partner: { name: partner.name },
    dataset: link.dataset,
    periods: link.periods.map((id) => ({ id, name: describePeriod(id) })),
    columns: [...columnsOf(link.dataset), ...attributes.map((one) => ({ ...describeColumn(one), required: false }))],
    schools: placeTree(places)
      .within(partner.placeId)
      .filter(({ kind }) => kind === 'school').length,
    ...(dueOn && { dueOn }),
    expiresAt: link.expiresAt,
    ...(cover.state === 'expiring' && { agreementEndsOn: cover.until }),
    usesLeft: link.maximumUses - link.uses,
    minimumGroupSize,
    history,
  };
}

async function historyOf(store: Store, { dataset, periods }: Link, partner: Partner): Promise<LinkView['history']> {
  const ofPeriods = await Promise.all(
    periods.map((period) => readHistory(store, partner, dataset, period, 'with-values')),
  );
  return ofPeriods
    .flat()
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, HISTORY);
}
