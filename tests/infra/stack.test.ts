import { type App, CfnResource, type Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/function-names.ts';
import { openApp, type Resource, resourcesOf, synthesizeTemplate } from './stack.ts';

let template: Template;
const opened: { app: App; remove(): void }[] = [];
const open = () => {
  const one = openApp();
  opened.push(one);
  return one.app;
};
beforeAll(() => {
  template = synthesizeTemplate(open());
}, 60_000);
afterAll(() => {
  for (const { remove } of opened) remove();
});

const ofType = (type: string) => resourcesOf(template, type);
/** Functions of the application, without those that the CDK adds for deployments. */
const functions = () =>
  ofType('AWS::Lambda::Function').filter(
    ([, { Properties }]) =>
      Properties.Handler === 'index.handler' && String(Properties.Description).startsWith('Throughline: '),
  );
const getAtt = (id: unknown, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const isDeadLetterQueue = ({ Properties }: Resource) => Properties.RedrivePolicy === undefined;

describe('what holds data', () => {
  it('is one table on demand with point-in-time recovery and deletion protection, kept when the stack goes', () => {
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  it('takes uploads into a versioned bucket that forgets them after a week', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [
            Match.objectLike({
              Prefix: 'uploads/',
              Status: 'Enabled',
              ExpirationInDays: 7,
              NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            }),
          ],
        },
        CorsConfiguration: {
          CorsRules: [
            Match.objectLike({
              AllowedMethods: ['PUT'],
              AllowedOrigins: [{ 'Fn::Join': ['', ['https://', getAtt(Match.anyValue(), 'DomainName')]] }],
              AllowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
            }),
          ],
        },
      },
    });
  });

  it('has every bucket private, encrypted and behind TLS', () => {
    const policies = ofType('AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties);
    for (const [id, { Properties }] of ofType('AWS::S3::Bucket')) {
      expect(Properties, id).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: {} }] },
      });
      expect(policies, id).toContainEqual(
        expect.objectContaining({
          Bucket: { Ref: id },
          PolicyDocument: expect.objectContaining({
            Statement: expect.arrayContaining([
              expect.objectContaining({
                Effect: 'Deny',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              }),
            ]),
          }),
        }),
      );
    }
  });

  it('keeps the key of the pseudonyms and the people when the stack goes', () => {
    template.hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' });
    template.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
  });
});

describe('each queue', () => {
  const workQueues = () => ofType('AWS::SQS::Queue').filter(([, queue]) => !isDeadLetterQueue(queue));

  it('puts a message aside after five tries', () => {
    expect(workQueues()).toHaveLength(8);
    const deadLetters = ofType('AWS::SQS::Queue')
      .filter(([, queue]) => isDeadLetterQueue(queue))
      .map(([id]) => getAtt(id, 'Arn'));
    for (const [id, { Properties }] of workQueues()) {
      const { deadLetterTargetArn, maxReceiveCount } = Properties.RedrivePolicy as Record<string, unknown>;
      expect(deadLetters, id).toContainEqual(deadLetterTargetArn);
      expect(maxReceiveCount, id).toBe(5);
    }
  });

  it('hides a message six times as long as its function may take, and hears of single failures', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    for (const [id, { Properties }] of workQueues()) {
      const mapping = mappings.find(({ EventSourceArn }) => JSON.stringify(EventSourceArn).includes(`"${id}"`));
      expect(mapping?.FunctionResponseTypes, id).toEqual(['ReportBatchItemFailures']);
      const worker = functions().find(([name]) => JSON.stringify(mapping?.FunctionName).includes(`"${name}"`))?.[1];
      expect(Properties.VisibilityTimeout, id).toBe(6 * Number(worker?.Properties.Timeout));
    }
  });

  it('has an alarm when it, or any other queue of dead letters, is not empty', () => {
    const alarmed = ofType('AWS::CloudWatch::Alarm')
      .filter(([, { Properties }]) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(([, { Properties }]) => (Properties.Dimensions as { Value: unknown }[])[0]?.Value);
    const deadLetters = ofType('AWS::SQS::Queue').filter(([, queue]) => isDeadLetterQueue(queue));
    expect(deadLetters).toHaveLength(12);
    for (const [id] of deadLetters) expect(alarmed).toContainEqual(getAtt(id, 'QueueName'));
  });
});

describe('each function', () => {
  it('is there once, on arm64 and Node 24, with logs that end', () => {
    expect(
      functions()
        .map(([, { Properties }]) => Properties.Description)
        .sort(),
    ).toEqual(FUNCTION_NAMES.map((name) => `Throughline: ${name}`).sort());
    for (const [id, { Properties }] of functions()) {
      expect(Properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      const { Ref } = (Properties.LoggingConfig as { LogGroup: { Ref: string } }).LogGroup;
      expect(template.toJSON().Resources[Ref].Properties.RetentionInDays, id).toBe(90);
    }
  });

  it('has an alarm for its errors', () => {
    const alarmed = ofType('AWS::CloudWatch::Alarm')
      .filter(([, { Properties }]) => Properties.MetricName === 'Errors')
      .map(([, { Properties }]) => (Properties.Dimensions as { Value: unknown }[])[0]?.Value);
    for (const [id] of functions()) expect(alarmed).toContainEqual({ Ref: id });
  });

  it('has a role of its own without managed policies, and no wildcard but the names of uploaded files', () => {
    const roles = functions().map(([, one]) => roleOf(one));
    expect(new Set(roles).size).toBe(FUNCTION_NAMES.length);
    for (const role of roles) {
      expect(template.toJSON().Resources[role].Properties.ManagedPolicyArns, role).toBeUndefined();
      const statements = statementsOf(role);
      expect(statements.length, role).toBeGreaterThan(1);
      const wildcards = JSON.stringify(statements).match(/"[^"]*\*[^"]*"/g) ?? [];
      expect(
        wildcards.filter((one) => one !== '"/uploads/*"' && one !== '"uploads/*"'),
        role,
      ).toEqual([]);
    }
  });

  it.each([
    ['sweep', ['GetItem', 'Query']],
    ['watch-calendar', ['GetItem', 'PutItem', 'Query']],
    ['remove-old-rows', ['DeleteItem', 'GetItem', 'PutItem', 'Query']],
    ['record-mail-events', ['GetItem', 'PutItem', 'Query']],
  ])('reads or writes the table only as far as it must: %s', (name, expected) => {
    const found = functions().find(([, { Properties }]) => Properties.Description === `Throughline: ${name}`);
    const actions = statementsOf(found ? roleOf(found[1]) : '').flatMap(({ Action }) => Action);
    expect(actions.filter((one) => one.startsWith('dynamodb:'))).toEqual(expected.map((one) => `dynamodb:${one}`));
  });

  const roleOf = ({ Properties }: Resource) => String((Properties.Role as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0]);

  type Statement = { Action: string | string[]; Resource: unknown };
  const statementsOf = (role: string): Statement[] =>
    ofType('AWS::IAM::Policy')
      .filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(`"${role}"`))
      .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
});

describe('the API', () => {
  it('asks for a token on staff routes, and on no others', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties.RouteKey,
      Properties.AuthorizationType ?? 'NONE',
    ]);
    expect(Object.fromEntries(routes)).toEqual({
      'ANY /api/{proxy+}': 'JWT',
      'ANY /api/address/{proxy+}': 'NONE',
      'ANY /api/preferences/{proxy+}': 'NONE',
      'ANY /api/send/{proxy+}': 'NONE',
      'GET /openapi.json': 'NONE',
    });
  });

  it('logs the route, and neither the path with its link nor the query', () => {
    const [, { Properties }] = ofType('AWS::ApiGatewayV2::Stage')[0] as [string, Resource];
    const { Format } = Properties.AccessLogSettings as { Format: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/path|querystring/i);
  });

  it('limits its rate', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    });
  });
});

describe('the site', () => {
  it('allows scripts and styles of its own only', () => {
    const [, { Properties }] = ofType('AWS::CloudFront::ResponseHeadersPolicy')[0] as [string, Resource];
    const policy = JSON.stringify(Properties);
    expect(policy).toContain("script-src 'self'; style-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('answers an error of the API as the API says it, never with a page', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CustomErrorResponses: Match.absent(),
        CacheBehaviors: [
          Match.objectLike({ PathPattern: '/api/*', FunctionAssociations: Match.absent() }),
          Match.objectLike({ PathPattern: '/openapi.json', FunctionAssociations: Match.absent() }),
        ],
      },
    });
  });
});

describe('synthesis', () => {
  it('stops at a finding of cdk-nag that nobody acknowledged', () => {
    const app = open();
    new CfnBucket(app.node.findChild('Throughline') as Stack, 'Careless', {});
    expect(() => app.synth()).toThrow(/AwsSolutions-S1.*Careless|Careless[\s\S]*AwsSolutions-S1/);
  }, 60_000);

  it('stops at a property that CloudFormation does not know', () => {
    const app = open();
    new CfnResource(app.node.findChild('Throughline') as Stack, 'Misspelt', {
      type: 'AWS::SNS::Topic',
      properties: { DisplayNme: 'x' },
    });
    expect(() => app.synth()).toThrow(/Misspelt/);
  }, 60_000);
});
