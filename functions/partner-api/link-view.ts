import type { LinkView } from '../../shared/api/partner.ts';
import { describePeriod } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { currentSubmissions } from '../../shared/submissions/current.ts';
import { columnsOf } from '../../shared/submissions/datasets/dataset-definition.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/** Earlier files that a page lists. */
const HISTORY = 20;

/** What a link expects, and what came for its periods before. Changes nothing. */
export async function viewLink({ store, clock }: PartnerPorts, token: string): Promise<LinkView> {
  const { link, partner, partnership, cover } = await openLink(store, token, clock());
  const [places, history] = await Promise.all([store.places.list(), historyOf(store, link)]);
  const { name, contact, demo, minimumGroupSize } = partnership;
  return {
    partnership: { name, contact, demo },
    partner: { name: partner.name },
    dataset: link.dataset,
    periods: link.periods.map((id) => ({ id, name: describePeriod(id) })),
    columns: columnsOf(link.dataset),
    schools: placeTree(places)
      .within(partner.placeId)
      .filter(({ kind }) => kind === 'school').length,
    ...(link.dueOn && { dueOn: link.dueOn }),
    expiresAt: link.expiresAt,
    ...(cover.state === 'expiring' && { agreementEndsOn: cover.until }),
    usesLeft: link.maximumUses - link.uses,
    minimumGroupSize,
    history,
  };
}

async function historyOf(store: Store, { partnerId, dataset, periods }: Link): Promise<LinkView['history']> {
  const ofPeriods = await Promise.all(
    periods.map(async (period) => {
      const [submissions, manifest] = await Promise.all([
        store.submissions.ofPeriod(partnerId, dataset, period),
        store.manifests.get(partnerId, dataset, period),
      ]);
      const current = new Set(currentSubmissions([manifest]).values());
      return submissions.map((submission) => ({ ...submission, current: current.has(submission.sequence) }));
    }),
  );
  const newest = ofPeriods
    .flat()
    .toSorted((a, b) => b.sequence - a.sequence)
    .slice(0, HISTORY);
  return Promise.all(
    newest.map(async ({ id, period, fileName, state, mintedAt, checksum, current }) => {
      const report = state === 'awaiting-file' ? undefined : (await store.submissions.get(id))?.report;
      const accepted = report && { accepted: report.accepted };
      return { id, period, fileName, state, at: mintedAt, ...accepted, checksum, current };
    }),
  );
}
