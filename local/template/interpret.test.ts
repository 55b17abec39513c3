import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../aws/iam-policy.ts';
import { synthesizeSmallStack } from '../testing/small-stack.ts';
import { type Assembly, readAssembly } from './assembly.ts';
import { interpret } from './interpret.ts';
import type { Place } from './place.ts';
import type { SystemDefinition } from './system.ts';

const place: Place = {
  stackName: 'Small',
  region: 'us-west-2',
  account: '000000000000',
  siteUrl: 'http://127.0.0.1:8080',
  endpointUrl: 'http://127.0.0.1:4000',
  issuer: 'http://127.0.0.1:8080/identity',
};

let folder: string;
let assembly: Assembly;
let system: SystemDefinition;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'small-stack-'));
  assembly = await readAssembly(await synthesizeSmallStack(folder));
  system = interpret(assembly, place);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const byName = (name: string) => {
  const found = system.functions.find((one) => one.name === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};

/** The assembly with one more resource, as if the stack declared it. */
const withResource = (id: string, resource: { Type: string; Properties?: Record<string, unknown> }): Assembly => ({
  ...assembly,
  template: {
    ...assembly.template,
    Resources: { ...assembly.template.Resources, [id]: { Properties: {}, ...resource } },
  },
});

describe('a synthesized stack', () => {
  it('gives tables with their keys', () => {
    expect(system.tables).toMatchObject([
      {
        keySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      },
    ]);
  });

  it('gives queues, the dead-letter queue first', () => {
    const [deadLetters, tasks] = system.queues;
    expect(deadLetters?.redrive).toBeUndefined();
    expect(tasks).toMatchObject({
      visibilityTimeout: 60,
      redrive: { deadLetterArn: deadLetters?.arn, maxReceiveCount: 2 },
    });
  });

  it('gives buckets with what they announce, allow and forget', () => {
    const uploads = system.buckets.find(({ notifications }) => notifications?.length);
    expect(uploads).toMatchObject({
      versioned: true,
      cors: [{ allowedMethods: ['PUT'] }],
      notifications: [{ events: ['s3:ObjectCreated:*'], prefix: 'uploads/', queueArn: system.queues[1]?.arn }],
      lifecycle: [{ prefix: 'uploads/', expirationDays: 7 }],
    });
  });

  it('gives the functions of the application, without the providers of custom resources', () => {
    expect(system.functions.map(({ name }) => name).toSorted()).toEqual(['carry-out', 'echo']);
    expect(byName('carry-out')).toMatchObject({ memory: 256, timeout: 10, handler: 'index.handler' });
  });

  it('gives a function its bundle and an environment with this machine’s addresses', async () => {
    expect(await readFile(join(byName('echo').codeFolder, 'index.js'), 'utf8')).toContain('broken on purpose');
    const { QUEUE_URL, SITE_URL } = byName('echo').environment;
    expect(SITE_URL).toBe('http://127.0.0.1:8080');
    expect(QUEUE_URL).toBe(`http://127.0.0.1:4000/000000000000/${system.queues[1]?.name}`);
  });

  it('gives a role exactly what its policies allow', () => {
    const [table] = system.tables;
    const { statements } = byName('carry-out');
    expect(decide(statements, 'dynamodb:PutItem', table?.arn ?? '')).toBe('allowed');
    expect(decide(statements, 'dynamodb:GetItem', table?.arn ?? '')).toBe('not allowed');
    expect(decide(byName('echo').statements, 'dynamodb:PutItem', table?.arn ?? '')).toBe('not allowed');
  });

  it('gives the routes with the local issuer as their authorizer', () => {
    const routes = system.apis.flatMap((api) => api.routes);
    expect(routes.map(({ key }) => key).toSorted()).toEqual(['ANY /api/open/{proxy+}', 'ANY /api/{proxy+}']);
    const staff = routes.find(({ key }) => key === 'ANY /api/{proxy+}');
    expect(staff?.authorizer).toEqual({ issuer: place.issuer, audiences: [system.identity.clients[0]?.id] });
    expect(routes.find(({ key }) => key === 'ANY /api/open/{proxy+}')?.authorizer).toBeUndefined();
  });

  it('gives who may sign in, with addresses of this machine', () => {
    expect(system.identity).toMatchObject({
      clients: [
        {
          redirectUris: ['http://127.0.0.1:8080/signed-in'],
          logoutUris: ['http://127.0.0.1:8080/'],
          scopes: ['openid', 'email', 'profile'],
          accessTokenLifetime: 3600,
        },
      ],
      groups: ['backbone'],
    });
  });

  it('gives the response headers, with the upload address and without what only https can keep', () => {
    const headers = system.website.behaviors.at(-1)?.responseHeaders ?? [];
    expect(Object.fromEntries(headers.map(({ name, value }) => [name, value]))).toEqual({
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'self'; connect-src 'self' http://127.0.0.1:4000 ${place.issuer}`,
    });
  });

  it('gives schedules and the rule for mail events', () => {
    expect(system.schedules).toMatchObject([{ expression: 'cron(30 4 * * ? *)', input: { Records: [] } }]);
    expect(system.mailEventRules).toMatchObject([{ queueArns: [system.queues[1]?.arn] }]);
    expect(system.mail.configurationSets).toMatchObject([{ eventTypes: ['SEND'] }]);
  });
});

describe('what is not understood', () => {
  it('stops at a resource type, with its name', () => {
    const strange = withResource('Steps', { Type: 'AWS::StepFunctions::StateMachine' });
    expect(() => interpret(strange, place)).toThrow('Steps (AWS::StepFunctions::StateMachine)');
  });

  it('stops at an intrinsic, with its name and place', () => {
    const strange = withResource('More', {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: { 'Fn::ImportValue': 'x' } },
    });
    expect(() => interpret(strange, place)).toThrow('More (AWS::SQS::Queue): the intrinsic function Fn::ImportValue');
  });

  it('stops at an attribute, with its name', () => {
    const strange = withResource('More', {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: { 'Fn::GetAtt': [tableId(), 'StreamArn'] } },
    });
    expect(() => interpret(strange, place)).toThrow('the attribute StreamArn');
  });

  it('stops at a property that would change what happens', () => {
    const strange = withResource('More', { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } });
    expect(() => interpret(strange, place)).toThrow(/More \(AWS::SQS::Queue\).*FifoQueue/);
  });

  const tableId = () =>
    Object.entries(assembly.template.Resources).find(([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable')?.[0];
});

describe('a permission that only AWS would miss', () => {
  it.each([
    ['AWS::Lambda::Permission', /lacks the permission \(AWS::Lambda::Permission\)/],
    ['AWS::SQS::QueuePolicy', /lacks the permission sqs:SendMessage/],
    ['AWS::IAM::Policy', /lacks the permission sqs:ReceiveMessage/],
  ])('is missed without %s', (type, message) => {
    const { Resources } = assembly.template;
    const rest = Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type !== type));
    expect(() => interpret({ ...assembly, template: { ...assembly.template, Resources: rest } }, place)).toThrow(
      message,
    );
  });
});
