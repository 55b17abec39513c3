import { GetSendQuotaCommand, SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail, MailDefinition, SesEvent } from './endpoint.ts';
import { admin, arn, principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

const identity = arn.mail('identity/example.org');
const set = arn.mail('configuration-set/events');
const sender = principal('sender', {
  Effect: 'Allow',
  Action: 'ses:SendRawEmail',
  Resource: [identity, set],
  Condition: { StringEquals: { 'ses:FromAddress': 'alerts@example.org' } },
});
const halfway = principal('halfway', { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: identity });
const mail: Omit<MailDefinition, 'onEvent'> = {
  identities: [{ name: 'example.org', arn: identity }],
  configurationSets: [{ name: 'events', arn: set, eventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT'] }],
};
let endpoint: TestEndpoint;
const events: SesEvent[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    principals: [admin, sender, halfway],
    mail: { ...mail, onEvent: (event) => void events.push(event) },
  });
});
afterAll(() => endpoint.close());

const RAW =
  'From: Throughline <alerts@example.org>\r\nTo: Everyone <all@example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\r\nHello\r\n';
const rawMail = (to: string, from = 'Throughline <alerts@example.org>') =>
  new SendRawEmailCommand({
    Source: from,
    Destinations: [to],
    ConfigurationSetName: 'events',
    Tags: [{ Name: 'mail', Value: 'mail-7' }],
    RawMessage: { Data: Buffer.from(RAW) },
  });
const send = async (command: SendRawEmailCommand, as = sender) => {
  const ses = new SESClient(endpoint.as(as));
  try {
    return await ses.send(command);
  } finally {
    ses.destroy();
  }
};
const eventsOf = (messageId: string | undefined) => events.filter(({ detail }) => detail.mail.messageId === messageId);

describe('SendRawEmail', () => {
  it('keeps the raw message with its envelope, and tells who listens', async () => {
    const heard: Mail[] = [];
    const stop = endpoint.mails.onMail((one) => heard.push(one));
    const { MessageId = '' } = await send(rawMail('Owner <owner@example.com>'));
    stop();
    const kept = endpoint.mails.get(MessageId);
    expect(kept).toMatchObject({
      from: 'alerts@example.org',
      to: ['owner@example.com'],
      subject: 'Café',
      tags: { mail: 'mail-7' },
    });
    expect(heard).toEqual([kept]);
    expect((await endpoint.mails.raw(MessageId))?.toString()).toBe(RAW);
    expect(endpoint.mails.list()[0]).toEqual(kept);
  });

  it('publishes Send and Delivery as EventBridge brings them, with the tags and the message id', async () => {
    const { MessageId } = await send(rawMail('owner@example.com'));
    expect(eventsOf(MessageId)).toMatchObject([
      {
        source: 'aws.ses',
        'detail-type': 'Email Sent',
        account: '123456789012',
        region: 'us-west-2',
        resources: [set],
        detail: { eventType: 'Send', mail: { tags: { mail: ['mail-7'], 'ses:configuration-set': ['events'] } } },
      },
      {
        'detail-type': 'Email Delivered',
        detail: { eventType: 'Delivery', delivery: { recipients: ['owner@example.com'] } },
      },
    ]);
  });

  it.each([
    ['bounce+7@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
  ])('lets %s see %j', async (to, types) => {
    const { MessageId } = await send(rawMail(to));
    expect(eventsOf(MessageId).map(({ detail }) => detail.eventType)).toEqual(types);
  });

  it('needs permission for the identity and for the configuration set', async () => {
    await expect(send(rawMail('a@example.com'), halfway)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(`ses:SendRawEmail on resource: ${set}`),
    });
  });

  it('is denied from an address other than the condition names', async () => {
    const denied = send(rawMail('a@example.com', 'other@example.org'));
    await expect(denied).rejects.toMatchObject({ name: 'AccessDenied', message: expect.stringContaining(identity) });
  });

  it('is rejected from an identity that is not verified', async () => {
    await expect(send(rawMail('a@example.com', 'a@notexample.org'), admin)).rejects.toMatchObject({
      name: 'MessageRejected',
    });
  });

  it('is refused with a configuration set that does not exist, or a tag that SES does not take', async () => {
    const wrong = (more: object) =>
      send(new SendRawEmailCommand({ ...rawMail('a@example.com').input, ...more }), admin);
    await expect(wrong({ ConfigurationSetName: 'none' })).rejects.toThrow('Configuration set none does not exist');
    await expect(wrong({ Tags: [{ Name: 'mail', Value: 'a:b' }] })).rejects.toThrow('The tag mail');
  });

  it('offers an event again after a failure, and after a restart', async () => {
    const taken: string[] = [];
    let broken = true;
    const onEvent = (event: SesEvent) => {
      if (broken) throw new Error('nobody takes events now');
      taken.push(event.detail.eventType);
    };
    const first = await startTestEndpoint({ mail: { ...mail, onEvent } });
    const ses = new SESClient(first.as(admin));
    await ses.send(rawMail('owner@example.com'));
    ses.destroy();
    expect(taken).toEqual([]);
    const still = await first.restart();
    broken = false;
    const second = await still.restart();
    expect(taken).toEqual(['Send', 'Delivery']);
    expect(second.mails.list()).toHaveLength(1);
    await second.close();
  });
});

describe('SendEmail', () => {
  it('composes the message from its parts', async () => {
    const ses = new SESClient(endpoint.as(admin));
    const { MessageId = '' } = await ses.send(
      new SendEmailCommand({
        Source: 'Throughline <alerts@example.org>',
        Destination: {
          ToAddresses: ['to@example.com'],
          CcAddresses: ['cc@example.com'],
          BccAddresses: ['bcc@example.com'],
        },
        Message: { Subject: { Data: 'Größe' }, Body: { Text: { Data: 'plain' }, Html: { Data: '<p>rich</p>' } } },
      }),
    );
    expect(endpoint.mails.get(MessageId)).toMatchObject({
      subject: 'Größe',
      to: ['to@example.com', 'cc@example.com', 'bcc@example.com'],
    });
    const raw = (await endpoint.mails.raw(MessageId))?.toString();
    expect(raw).toContain('<p>rich</p>');
    expect(raw).not.toContain('bcc@example.com');
    await expect(ses.send(new GetSendQuotaCommand({}))).rejects.toThrow('does not offer SES GetSendQuota');
    ses.destroy();
  });
});
