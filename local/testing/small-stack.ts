import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App, Duration, Fn, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { OAuthScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket, type BucketProps, EventType, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';

/** Synthesizes a small stack with every kind of part that the local host knows. @returns the cloud assembly's folder */
export async function synthesizeSmallStack(folder: string): Promise<string> {
  await build({
    entryPoints: ['echo', 'worker'].map((name) => ({
      in: join(import.meta.dirname, 'handlers', `${name}.ts`),
      out: `${name}/index`,
    })),
    outdir: join(folder, 'bundles'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const site = join(folder, 'site');
  await mkdir(join(site, 'assets'), { recursive: true });
  await writeFile(join(site, 'index.html'), '<!doctype html><title>Small</title>');
  await writeFile(join(site, 'assets', 'app.js'), 'console.log(1)');
  const assembly = join(folder, 'assembly');
  const app = new App({ outdir: assembly });
  const stack = new Stack(app, 'Small');
  describeStack(stack, folder);
  app.synth();
  return assembly;
}

function describeStack(stack: Stack, folder: string): void {
  const makeFunction = (id: string, bundle: string, environment: Record<string, string>) =>
    new lambda.Function(stack, id, {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(folder, 'bundles', bundle)),
      memorySize: 256,
      timeout: Duration.seconds(10),
      environment,
    });
  const table = new TableV2(stack, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
  });
  const { queue, deadLetters } = describeQueues(stack);
  const bucket = describeBucket(stack, queue);
  const secret = new Secret(stack, 'Secret', {
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  const worker = makeFunction('CarryOut', 'worker', { TABLE_NAME: table.tableName, SECRET_ARN: secret.secretArn });
  table.grantWriteData(worker);
  secret.grantRead(worker);
  worker.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }));
  new Schedule(stack, 'Nightly', {
    schedule: ScheduleExpression.cron({ minute: '30', hour: '4' }),
    target: new LambdaInvoke(worker, { input: ScheduleTargetInput.fromObject({ Records: [] }) }),
  });
  const echo = makeFunction('Echo', 'echo', { QUEUE_URL: queue.queueUrl, BUCKET: bucket.bucketName });
  queue.grantSendMessages(echo);
  describeSite(stack, echo, bucket, join(folder, 'site'));
  describeMail(stack, queue, deadLetters);
}

function describeQueues(stack: Stack) {
  const deadLetters = new Queue(stack, 'DeadLetters', { enforceSSL: true });
  const deadLetterQueue = { queue: deadLetters, maxReceiveCount: 2 };
  const visibilityTimeout = Duration.seconds(60);
  return { deadLetters, queue: new Queue(stack, 'Tasks', { enforceSSL: true, visibilityTimeout, deadLetterQueue }) };
}

/** The library's class and interface of a bucket differ in an optional property that may be undefined. */
const makeBucket = (stack: Stack, id: string, properties: BucketProps) => new Bucket(stack, id, properties) as IBucket;

function describeBucket(stack: Stack, queue: Queue): IBucket {
  const bucket = makeBucket(stack, 'Uploads', {
    versioned: true,
    enforceSSL: true,
    cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['*'] }],
    lifecycleRules: [{ prefix: 'uploads/', expiration: Duration.days(7) }],
  });
  bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(queue), { prefix: 'uploads/' });
  return bucket;
}

function describeSite(stack: Stack, echo: lambda.Function, uploads: IBucket, siteFolder: string): void {
  const api = new HttpApi(stack, 'Api');
  const pages = makeBucket(stack, 'Pages', { enforceSSL: true });
  const pool = new UserPool(stack, 'People');
  const responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(stack, 'Headers', {
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      contentSecurityPolicy: {
        contentSecurityPolicy: `default-src 'self'; connect-src 'self' https://${uploads.bucketRegionalDomainName} ${pool.userPoolProviderUrl}; upgrade-insecure-requests`,
        override: true,
      },
    },
  });
  const pageRoutes = new cloudfront.Function(stack, 'PageRoutes', {
    code: cloudfront.FunctionCode.fromInline(
      "function handler(event) { if (!event.request.uri.includes('.')) event.request.uri = '/index.html'; return event.request; }",
    ),
  });
  const site = new cloudfront.Distribution(stack, 'Site', {
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(pages),
      responseHeadersPolicy,
      functionAssociations: [{ eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: pageRoutes }],
    },
    additionalBehaviors: { '/api/*': { origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint))) } },
  });
  const siteUrl = `https://${site.domainName}`;
  echo.addEnvironment('SITE_URL', siteUrl);
  const client = describeClient(pool, siteUrl);
  const config = { authority: pool.userPoolProviderUrl, clientId: client.userPoolClientId, siteUrl };
  new BucketDeployment(stack, 'Deployment', {
    destinationBucket: pages,
    sources: [Source.asset(siteFolder), Source.jsonData('config.json', config)],
  });
  const integration = new HttpLambdaIntegration('EchoIntegration', echo);
  const authorizer = new HttpUserPoolAuthorizer('Staff', pool, { userPoolClients: [client] });
  api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration, authorizer });
  api.addRoutes({ path: '/api/open/{proxy+}', methods: [HttpMethod.ANY], integration });
}

function describeClient(pool: UserPool, siteUrl: string): UserPoolClient {
  pool.addGroup('Backbone', { groupName: 'backbone' });
  return pool.addClient('Pages', {
    oAuth: {
      flows: { authorizationCodeGrant: true },
      callbackUrls: [`${siteUrl}/signed-in`],
      logoutUrls: [`${siteUrl}/`],
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
    },
  });
}

function describeMail(stack: Stack, queue: Queue, deadLetterQueue: Queue): void {
  const configurationSet = new ConfigurationSet(stack, 'Mail');
  const bus = EventBus.fromEventBusName(stack, 'Bus', 'default');
  configurationSet.addEventDestination('Events', {
    destination: EventDestination.eventBus(bus),
    events: [EmailSendingEvent.SEND],
  });
  new EmailIdentity(stack, 'Sender', { identity: Identity.email('alerts@partnership.example'), configurationSet });
  new Rule(stack, 'MailEvents', {
    eventPattern: { source: ['aws.ses'], detail: { eventType: ['Send'] } },
    targets: [new SqsQueue(queue, { deadLetterQueue })],
  });
}
