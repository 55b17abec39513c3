import type { MailLine, mailOperations } from '../../shared/api/mails.ts';
import { isLetter } from '../../shared/mail/line-about.ts';
import type { Notification } from '../../shared/mail/notification.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';

/** What was mailed to whom, with proof; and addresses that take no mail. */
export function mailHandlers({ store, clock }: StaffPorts): Handlers<typeof mailOperations> {
  const viewOf = async (one: Notification): Promise<MailLine> => {
    const { about, ...line } = one;
    return {
      ...line,
      kind: about.kind,
      ...(about.kind === 'alert' && { alertId: about.alertId }),
      ...('email' in about && { email: about.email }),
      ...(isLetter(one) && { email: one.about.contact.email }),
      events: line.mailId ? await store.mailEvents.of(line.mailId) : [],
    };
  };
  return {
    async listMails({ query: { month, state, recipient, limit } }) {
      const lines = await store.notifications.ofMonth(month ?? clock().toISOString().slice(0, 7));
      const shown = lines
        .filter((one) => (state ?? one.state) === one.state && (recipient ?? one.recipientId) === one.recipientId)
        .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
        .slice(0, limit);
      return { status: 200, body: { mails: await Promise.all(shown.map(viewOf)) } };
    },
    async listAddresses() {
      const addresses = (await store.addresses.list()).map(({ counted, ...one }) => one);
      return { status: 200, body: { addresses } };
    },
    async liftSuspension({ params: { email } }) {
      const standing = await store.addresses.get(email);
      if (!standing.suspension) throw new Problem('not-found', 'This address is not suspended.');
      const { suspension, ...rest } = standing;
      const isLifted = await store.addresses.replace({ ...rest, passing: 0, complaints: 0 }, standing);
      if (!isLifted) throw new Problem('conflict', 'Something new was just said of this address. Look again.');
      return { status: 204 };
    },
  };
}
