import type { Partner } from '../catalog/partner.ts';
import { dueMail } from '../mail/due-mail.ts';
import type { LineAbout } from '../mail/line-about.ts';
import type { WantedLink } from '../submissions/link.ts';
import type { LetterDraft } from './letter-draft.ts';
import type { OutboxPorts } from './outbox.ts';
import { readDue } from './read-due.ts';

const USUAL_FILES = 20;

/** A file that is due, with a fresh link for it. It is over when nothing is to come any more. */
export async function dueLetter(
  ports: Pick<OutboxPorts, 'store' | 'clock'>,
  { about }: LineAbout<'reminder' | 'overdue'>,
  { name }: Partner,
): Promise<LetterDraft | 'over'> {
  const due = await readDue(ports, about);
  if (!due) return 'over';
  const partnership = await ports.store.partnership.get();
  const { dataset, indicatorId } = due.schedule;
  const wanted: WantedLink = {
    ...{ dataset, periods: [about.period], maximumUses: USUAL_FILES },
    ...(indicatorId && { indicatorId }),
    ...(about.kind === 'reminder' && { dueOn: about.dueOn }),
  };
  return {
    wanted: [wanted],
    async compose([link]) {
      if (!link) throw new Error('A letter about a file brings a link.');
      const { notice, what, missing } = due;
      return dueMail({ partnership, partner: name, notice, what, missing, link });
    },
  };
}
