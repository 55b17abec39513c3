import type { Period } from '../../shared/catalog/period.ts';
import { readComparison as compare } from '../../shared/pipeline/read-comparison.ts';
import type { Comparison } from '../../shared/submissions/suspicions/comparison.ts';
import { openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/**
 * What a file of this period is compared with when it comes by this link.
 *
 * @throws Problem 404 or 410 for a link that takes none
 */
export async function readComparison(
  { store, clock }: PartnerPorts,
  token: string,
  period: Period,
): Promise<Comparison> {
  const { link, partner, partnership } = await openLink(store, token, clock());
  const { minimumGroupSize: minimumStudents } = partnership;
  return compare(store, { partner, dataset: link.dataset, period, minimumStudents });
}
