import type { Partner } from '../catalog/partner.ts';
import type { LineAbout } from '../mail/line-about.ts';
import { receiptMail } from '../mail/receipt-mail.ts';
import type { Link, WantedLink } from '../submissions/link.ts';
import { receiptHash } from '../submissions/receipt-address.ts';
import type { Submission } from '../submissions/submission.ts';
import type { LetterDraft, TooEarly } from './letter-draft.ts';
import type { OutboxPorts } from './outbox.ts';
import { readNextDue } from './read-next-due.ts';
import { readReceipt } from './read-receipt.ts';
import { stageOf } from './receipt-stage.ts';

/** A file may have taken this long to be done with; then its receipt says what is known. */
const PATIENCE_MS = 5 * 60_000;
/** A state that a file has not taken on by then it never will. */
const LONGEST_MS = 24 * 60 * 60_000;
const PAUSE_SECONDS = { shortest: 2, longest: 60 };
/** Files that the link in a receipt takes. */
const CORRECTIONS = 5;
/** How far a file is in each of its states; it never goes back. */
const rank: Partial<Record<string, number>> = { 'awaiting-file': 0, held: 1, refused: 2, accepted: 2, withdrawn: 3 };

/**
 * What became of a file. It waits until all that the file sets off is done, a few minutes at most. It is over when the file
 * is in another state by now, of which another letter tells.
 */
export async function receiptLetter(
  { store, clock }: Pick<OutboxPorts, 'store' | 'clock'>,
  { about: { submissionId, state }, createdAt }: LineAbout<'receipt'>,
  partner: Partner,
): Promise<LetterDraft | 'over' | TooEarly> {
  const submission = await store.submissions.get(submissionId);
  if (!submission) return 'over';
  const since = (moment: string) => clock().getTime() - Date.parse(moment);
  if (submission.state !== state) {
    const isEarly = (rank[submission.state] ?? 0) < (rank[state] ?? 0);
    return isEarly && since(createdAt) < LONGEST_MS ? waitAfter(since(createdAt)) : 'over';
  }
  const indicators = await store.indicators.list();
  const stage = await stageOf(store, submission, indicators);
  const age = since(submission.withdrawal?.at ?? submission.decidedAt ?? createdAt);
  if (stage === 'computing' && age < PATIENCE_MS) return waitAfter(age);
  const link = await store.links.get(submission.linkId);
  return {
    wanted: link && !link.revokedAt ? [correction(submission, link)] : [],
    isWholeWithoutLinks: true,
    async compose([first]) {
      const receipt = await readReceipt(store, partner, submission, stage, indicators);
      const opened = first && { ...first, url: `${first.url}${receiptHash(submission.id)}` };
      const next = await readNextDue({ store, clock }, partner, submission.dataset);
      const partnership = await store.partnership.get();
      return receiptMail({ receipt, partnership, link: opened, nextDue: next?.dueOn });
    },
  };
}

/** As long as it has waited already, within reason. */
const waitAfter = (ms: number): TooEarly => {
  const { shortest, longest } = PAUSE_SECONDS;
  return { waitSeconds: Math.max(shortest, Math.min(longest, Math.round(ms / 1000))) };
};

/** A link for a better file in place of this one, and for this one's receipt; it goes the way of the link that the file came by. */
const correction = ({ id, dataset, period }: Submission, { indicatorId }: Link): WantedLink => ({
  ...{ dataset, periods: [period], maximumUses: CORRECTIONS, receiptOf: id },
  ...(indicatorId && { indicatorId }),
});
