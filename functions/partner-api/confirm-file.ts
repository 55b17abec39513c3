import { isCovered } from '../../shared/access/agreement-cover.ts';
import { describeCover } from '../../shared/access/describe-cover.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import { confirmSubmission } from '../../shared/pipeline/confirm-submission.ts';
import { onOneLine } from '../../shared/submissions/note.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import { findLink, type OpenedLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';
import { receiptThrough, sentThrough } from './receipt.ts';

/**
 * Lets one file count that is held, with a note that says why it is right, as often as it is asked. A link that expired or
 * is used up may still, while an agreement covers the data.
 *
 * @throws Problem 400 without a note, 404 for a file of another link, 409 for one that is not held or that no agreement
 * covers any more, 410 for a revoked link.
 */
export async function confirmFile(ports: PartnerPorts, token: string, id: string, words: string): Promise<Receipt> {
  const { store, clock } = ports;
  const opened = await findLink(store, token, clock());
  const submission = await sentThrough(store, opened.link, id);
  if (!isCovered(opened.cover)) throw notCovered(opened);
  const note = onOneLine(words);
  if (!note) throw invalidRequest([{ field: 'note', message: 'is missing; say why the file is right' }]);
  const wasHeld = submission.state === 'accepted' && submission.suspicions !== undefined;
  if (submission.state !== 'held' && !wasHeld) throw notHeld(id);
  if (!(await confirmSubmission(ports, submission, note))) throw tooLate(id);
  return receiptThrough(ports, token, id, 0);
}

function notCovered({ cover, partner, link: { dataset }, partnership: { contact } }: OpenedLink): Problem {
  const why = describeCover(cover, { partner: partner.name, dataset });
  return new Problem('no-agreement', `${why} The file stays held until it is renewed. Ask ${contact} for that.`);
}

const tooLate = (id: string) =>
  new Problem(
    'conflict',
    `Submission ${id} was withdrawn, or its rows were deleted as the data sharing agreement asks. Send the file again.`,
  );

const notHeld = (id: string) =>
  new Problem('conflict', `Only a file that is held can be confirmed; submission ${id} is not held. Read its receipt.`);
