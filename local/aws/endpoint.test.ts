import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortInUseError, queueUrl } from './endpoint.ts';
import { admin, arn, principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ queues: [{ name: 'work', arn: arn.queue('work') }] });
});
afterAll(() => endpoint.close());

const send = async (config: object) => {
  const client = new SQSClient({ ...endpoint.as(admin), ...config });
  const QueueUrl = queueUrl(endpoint.url, arn.queue('work'));
  return client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })).finally(() => client.destroy());
};

describe('the endpoint', () => {
  it('says in one line that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const starting = startTestEndpoint({ port });
    await expect(starting).rejects.toBeInstanceOf(PortInUseError);
    await expect(starting).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: stop the program that uses it, or choose another port.`,
    );
    other.close();
  });

  it('refuses a key that it does not know, and one with another secret', async () => {
    const stranger = principal('stranger');
    await expect(send({ credentials: stranger })).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const forged = { ...admin, secretAccessKey: 'guessed' };
    await expect(send({ credentials: forged })).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses a request signed for another region', async () => {
    await expect(send({ region: 'eu-west-1' })).rejects.toThrow('the region here is us-west-2');
  });

  it('refuses a body other than the one signed', async () => {
    const client = new SQSClient(endpoint.as(admin));
    const QueueUrl = queueUrl(endpoint.url, arn.queue('work'));
    client.middlewareStack.add(
      (next) => async (args) => {
        Object.assign((args as { request: object }).request, { body: JSON.stringify({ MessageBody: 'y', QueueUrl }) });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const tampered = client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await expect(tampered).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    client.destroy();
  });

  it('closes at once although a receive is waiting, and the receive ends empty', async () => {
    const own = await startTestEndpoint({ queues: [{ name: 'work', arn: arn.queue('work') }] });
    const client = new SQSClient(own.as(admin));
    const QueueUrl = queueUrl(own.url, arn.queue('work'));
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = Date.now();
    await own.close();
    expect((await waiting).Messages).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(10_000);
    client.destroy();
  });
});
