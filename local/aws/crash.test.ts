import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { queueUrl } from './endpoint.ts';
import { crashOptions } from './testing/crash-options.ts';
import { admin, arn, clientOf, startTestEndpoint } from './testing/endpoint.ts';

async function startProcess(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const program = join(import.meta.dirname, 'testing/serve.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { url: String(line).trim(), child };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const keysIn = (bodies: readonly string[]) =>
  bodies.map((body): string => JSON.parse(body).Records[0].s3.object.key).sort();

it('loses nothing it answered when it is killed in the middle of many calls', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aws-crash-'));
  const { url, child } = await startProcess(dataDir);
  const config = clientOf(url, admin);
  const [dynamo, sqs, s3, ses] = [
    new DynamoDBClient(config),
    new SQSClient(config),
    new S3Client(config),
    new SESClient(config),
  ];
  const secretOf = async (endpointUrl: string) => {
    const client = new SecretsManagerClient(clientOf(endpointUrl, admin));
    return (await client.send(new GetSecretValueCommand({ SecretId: 'key' }))).SecretString;
  };
  const secret = await secretOf(url);

  const answered = { items: [] as string[], messages: [] as string[], objects: [] as string[], mails: [] as string[] };
  /** Calls one after the other until the process is gone; notes what was answered. */
  const keepCalling = async (call: (n: number) => Promise<void>) => {
    try {
      for (let n = 0; ; n++) await call(n);
    } catch {
      // Killed: this call was not answered.
    }
  };
  const raw = Buffer.from('From: a@example.org\r\nTo: b@example.com\r\nSubject: x\r\n\r\nx');
  const callers = [
    keepCalling(async (n) => {
      await dynamo.send(new PutItemCommand({ TableName: 'main', Item: { pk: { S: `i${n}` } } }));
      answered.items.push(`i${n}`);
    }),
    keepCalling(async (n) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(url, arn.queue('work')), MessageBody: `m${n}` }));
      answered.messages.push(`m${n}`);
    }),
    keepCalling(async (n) => {
      await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: `o${n}`, Body: 'x'.repeat(100_000) }));
      answered.objects.push(`o${n}`);
    }),
    keepCalling(async () => {
      const { MessageId = '' } = await ses.send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));
      answered.mails.push(MessageId);
    }),
  ];
  const fewest = () => Math.min(...Object.values(answered).map(({ length }) => length));
  await expect.poll(fewest, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
  await kill(child);
  await Promise.all(callers);

  const after = await startTestEndpoint(crashOptions(dataDir));
  const { Items = [] } = await new DynamoDBClient(after.as(admin)).send(new ScanCommand({ TableName: 'main' }));
  expect(Items.map(({ pk }) => pk?.S)).toEqual(expect.arrayContaining(answered.items));
  const drain = async (name: string) => {
    const bodies: string[] = [];
    for (;;) {
      const messages = (await after.queues.get(arn.queue(name))?.receive({ maxMessages: 10 })) ?? [];
      if (messages.length === 0) return bodies;
      bodies.push(...messages.map(({ body }) => body));
    }
  };
  expect(await drain('work')).toEqual(expect.arrayContaining(answered.messages));
  expect(after.mails.list(100_000).map(({ id }) => id)).toEqual(expect.arrayContaining(answered.mails));
  expect(await secretOf(after.url)).toBe(secret);

  const stored = after.objects.list('uploads', '', '', 100_000).map(({ key }) => key);
  expect(stored).toEqual(expect.arrayContaining(answered.objects));
  // Each object with its event, each event with its object, and no file without either.
  expect(keysIn(await drain('created'))).toEqual(stored.toSorted());
  expect(readdirSync(join(dataDir, 'objects'))).toHaveLength(stored.length);
  await after.close();
});
