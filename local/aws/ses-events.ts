import { randomUUID } from 'node:crypto';
import type { MailDefinition, SesEvent } from './definitions.ts';
import type { Mail } from './mail-store.ts';

type EventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

const DETAIL_TYPES: Record<EventType, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};

const SIMULATOR = /^(bounce|complaint)(\+.*)?@simulator\.amazonses\.com$/i;

/**
 * The events that SES publishes for a mail: Send, then for each recipient Delivery, or Bounce for the mailbox
 * simulator's `bounce@simulator.amazonses.com`, or Delivery and Complaint for `complaint@simulator.amazonses.com`.
 * Shapes: "Event data published to EventBridge" in SES's manual.
 * @param configurationSet the mail's; only its event types are published, and none without it
 */
export function eventsOf(
  mail: Mail,
  identityArn: string,
  configurationSet: MailDefinition['configurationSets'][number] | undefined,
): SesEvent[] {
  const wanted = new Set(configurationSet?.eventTypes.map((type) => type.toUpperCase()));
  const make = (type: EventType, fields: object) =>
    wanted.has(type.toUpperCase()) ? [event(type, mail, identityArn, fields)] : [];
  const outcomes = mail.to.flatMap((recipient) => {
    const fate = SIMULATOR.exec(recipient)?.[1]?.toLowerCase();
    if (fate === 'bounce') return make('Bounce', bounce(recipient, mail.sentAt));
    const delivered = make('Delivery', delivery(recipient, mail.sentAt));
    return fate === 'complaint' ? [...delivered, ...make('Complaint', complaint(recipient, mail.sentAt))] : delivered;
  });
  return [...make('Send', { send: {} }), ...outcomes];
}

function event(eventType: EventType, mail: Mail, identityArn: string, fields: object): SesEvent {
  const [, , , region = '', account = ''] = identityArn.split(':');
  const tags = {
    'ses:configuration-set': mail.configurationSet ?? '',
    'ses:from-domain': mail.from.split('@').at(-1) ?? '',
    ...mail.tags,
  };
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DETAIL_TYPES[eventType],
    source: 'aws.ses',
    account,
    time: mail.sentAt,
    region,
    resources: mail.configurationSet
      ? [identityArn.replace(/identity\/.*/, `configuration-set/${mail.configurationSet}`)]
      : [],
    detail: {
      eventType,
      mail: {
        timestamp: mail.sentAt,
        source: mail.from,
        sourceArn: identityArn,
        sendingAccountId: account,
        messageId: mail.id,
        destination: mail.to,
        tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
      },
      ...fields,
    },
  };
}

const delivery = (recipient: string, timestamp: string) => ({
  delivery: {
    timestamp,
    processingTimeMillis: 0,
    recipients: [recipient],
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'local',
  },
});

const bounce = (recipient: string, timestamp: string) => ({
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [
      { emailAddress: recipient, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ],
    timestamp,
    feedbackId: randomUUID(),
    reportingMTA: 'local',
  },
});

const complaint = (recipient: string, timestamp: string) => ({
  complaint: {
    complainedRecipients: [{ emailAddress: recipient }],
    timestamp,
    feedbackId: randomUUID(),
    complaintFeedbackType: 'abuse',
  },
});
