import * as z from 'zod';
import { queueHandler } from '../runtime/queue-handler.ts';
import { store } from '../runtime/store.ts';

/** An event of SES as EventBridge brings it; only mails of ours carry the tag. */
const mailEvent = z.object({
  time: z.string(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).default({}) }),
  }),
});

export const handler = queueHandler(mailEvent, async ({ time, detail }) => {
  const mailId = detail.mail.tags.mail?.[0];
  if (!mailId) return;
  await store.mailEvents.record(mailId, { type: detail.eventType, at: time, messageId: detail.mail.messageId });
});
