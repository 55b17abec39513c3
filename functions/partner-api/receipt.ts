import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '../../shared/api/partner.ts';
import { describePeriod } from '../../shared/catalog/period.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { readNextDue } from '../../shared/pipeline/read-next-due.ts';
import { readReceipt } from '../../shared/pipeline/read-receipt.ts';
import { type Stage, stageOf } from '../../shared/pipeline/receipt-stage.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import { Problem } from '../http/problem.ts';
import { findLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/**
 * What became of one file that was sent through this link, or whose receipt brought the link. Waits up to `wait` seconds
 * for the end; a link that expired or is used up still shows its receipts. Everything in it comes from published values.
 *
 * @throws Problem 404 for a submission of another link, 410 for a revoked link.
 */
export async function receiptThrough(ports: PartnerPorts, token: string, id: string, wait: number): Promise<Receipt> {
  const { store, clock } = ports;
  const { link, partner } = await findLink(store, token, clock());
  const read = () => sentThrough(store, link, id);
  const first = await read();
  const indicators = await store.indicators.list();
  const { submission, stage } = await untilEnd(read, first, (one) => stageOf(store, one, indicators), wait);
  const [receipt, next] = await Promise.all([
    readReceipt(store, partner, submission, stage, indicators),
    readNextDue(ports, partner, submission.dataset),
  ]);
  return next ? { ...receipt, next: { period: describePeriod(next.period), dueOn: next.dueOn } } : receipt;
}

/** Where the receipt of a file is read. */
export const receiptUrl = ({ siteUrl }: Pick<PartnerPorts, 'siteUrl'>, token: string, id: string): string =>
  `${siteUrl}/api/send/${token}/submissions/${id}`;

/** A file that came by this very link, or whose receipt brought it. @throws Problem 404 for any other. */
export async function sentThrough(store: Store, link: Link, id: string): Promise<Submission> {
  const submission = await store.submissions.get(id);
  const isTheirs = submission && (submission.linkId === link.id || submission.id === link.receiptOf);
  if (!isTheirs) throw new Problem('not-found', 'No file with this number came by this link.');
  return submission;
}

/** Looks again, ever less often, until the file is done with or the time is up. */
async function untilEnd(
  read: () => Promise<Submission>,
  first: Submission,
  stageNow: (submission: Submission) => Promise<Stage>,
  seconds: number,
): Promise<{ submission: Submission; stage: Stage }> {
  const deadline = performance.now() + seconds * 1000;
  let submission = first;
  for (let interval = 50; ; interval = Math.min(interval * 1.5, 1000)) {
    const stage = await stageNow(submission);
    const left = deadline - performance.now();
    if ((stage !== 'waiting' && stage !== 'computing') || left <= 0) return { submission, stage };
    await pause(Math.min(interval, left));
    submission = await read();
  }
}
