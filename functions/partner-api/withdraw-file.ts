import type { Receipt } from '../../shared/api/partner.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import { whyNotWithdrawable } from '../../shared/submissions/withdrawal.ts';
import { Problem } from '../http/problem.ts';
import { findLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';
import { receiptThrough, sentThrough } from './receipt.ts';

/**
 * Takes back one file that came through this link, or whose receipt brought the link, as often as it is asked. A link that
 * expired or is used up may still.
 *
 * @throws Problem 404 for a file of another link, 409 for one that did not count, 410 for a revoked link.
 */
export async function withdrawFile(
  ports: PartnerPorts,
  token: string,
  id: string,
  reason: string | undefined,
): Promise<Receipt> {
  const { store, clock } = ports;
  const { link } = await findLink(store, token, clock());
  const submission = await sentThrough(store, link, id);
  const { partnerId, dataset, period } = submission;
  const whyNot = whyNotWithdrawable(submission, await store.manifests.get(partnerId, dataset, period));
  if (whyNot) throw new Problem('conflict', whyNot);
  await withdrawSubmission(ports, submission, { who: 'partner' }, reason);
  return receiptThrough(ports, token, id, 0);
}
