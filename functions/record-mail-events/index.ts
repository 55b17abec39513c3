import * as z from 'zod';
import type { AddressEvent } from '../../shared/mail/address-standing.ts';
import { recordMailEvent } from '../../shared/pipeline/record-mail-event.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));

/** An event of SES as EventBridge brings it; only mails of ours carry the tag. */
const mailEvent = z.object({
  time: z.string(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z.object({ bounceType: z.string(), feedbackId: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: z.object({ feedbackId: z.string(), complainedRecipients: recipients }).optional(),
    delivery: z.object({ recipients: z.array(z.string()) }).optional(),
  }),
});

const env = environment('MAIL_QUEUE_URL');
const ports = { store, queues: { mail: sender(env.MAIL_QUEUE_URL) } };

export const handler = queueHandler(mailEvent, async ({ time, detail }) => {
  const mailId = detail.mail.tags.mail?.[0];
  if (!mailId) return;
  const { eventType: type, mail } = detail;
  const at = new Date(time).toISOString();
  await recordMailEvent(ports, { mailId, type, at, messageId: mail.messageId, addresses: addressesIn(detail, at) });
});

function addressesIn({ mail, bounce, complaint, delivery }: z.infer<typeof mailEvent>['detail'], at: string) {
  const said = (id: string, what: AddressEvent['what'], emails: string[]) =>
    emails.map((email) => ({ email, event: { id, at, what } }));
  const addressed = (list: z.infer<typeof recipients> = []) => list.map(({ emailAddress }) => emailAddress);
  const isFinal = bounce?.bounceType === 'Permanent';
  return [
    ...said(bounce?.feedbackId ?? '', isFinal ? 'bounced-for-good' : 'bounced', addressed(bounce?.bouncedRecipients)),
    ...said(complaint?.feedbackId ?? '', 'complained', addressed(complaint?.complainedRecipients)),
    ...said(`${mail.messageId}-delivered`, 'delivered', delivery?.recipients ?? []),
  ];
}
