import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AppFunction, type Foundation } from './app-function.ts';
import type { Ingestion } from './ingestion.ts';
import type { QueueWorker } from './queue-worker.ts';

/** An HTTP API waits 30 s for its function. */
const TIMEOUT = Duration.seconds(29);

export interface ApiProps {
  readonly siteUrl: string;
  /** Who signs staff's tokens, and for which client. */
  readonly issuer: string;
  readonly clientId: string;
  readonly ingestion: Ingestion;
  readonly recompute: QueueWorker;
  readonly evaluate: QueueWorker;
  readonly digests: QueueWorker;
  readonly letters: QueueWorker;
  readonly mail: QueueWorker;
}

/** Staff's API behind their sign-in, the partners' behind their link, and that of recipients behind the token of their mails. */
export class Api extends Construct {
  readonly httpApi: HttpApi;
  readonly staff: AppFunction;
  readonly partner: AppFunction;
  readonly recipient: AppFunction;

  constructor(scope: Construct, id: string, foundation: Foundation, props: ApiProps) {
    super(scope, id);
    this.httpApi = new HttpApi(this, 'HttpApi', { createDefaultStage: false });
    this.createStage();
    this.staff = this.createStaffFunction(foundation, props);
    this.partner = this.createPartnerFunction(foundation, props);
    this.recipient = new AppFunction(this, 'RecipientApi', foundation, {
      name: 'recipient-api',
      memorySize: 512,
      timeout: TIMEOUT,
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: {
        SITE_URL: props.siteUrl,
        DIGEST_QUEUE_URL: props.digests.queue.queueUrl,
        MAIL_QUEUE_URL: props.mail.queue.queueUrl,
      },
    });
    for (const worker of [props.digests, props.mail]) worker.takeFrom(this.recipient);
    const signedIn = new HttpJwtAuthorizer('Staff', props.issuer, { jwtAudience: [props.clientId] });
    const staff = new HttpLambdaIntegration('StaffApi', this.staff);
    const partner = new HttpLambdaIntegration('PartnerApi', this.partner);
    this.httpApi.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: staff,
      authorizer: signedIn,
    });
    this.addOpenRoute('/api/send/{proxy+}', HttpMethod.ANY, partner, 'The link in the path is the authority.');
    const recipient = new HttpLambdaIntegration('RecipientApi', this.recipient);
    const reason = 'The token in the path, which each mail carries, is the authority.';
    this.addOpenRoute('/api/preferences/{proxy+}', HttpMethod.ANY, recipient, reason);
    const asked = 'The token in the path, which the mail to a new address carries, is the authority.';
    this.addOpenRoute('/api/address/{proxy+}', HttpMethod.ANY, recipient, asked);
    this.addOpenRoute('/openapi.json', HttpMethod.GET, staff, 'The contract of the API is public.');
  }

  private addOpenRoute(path: string, method: HttpMethod, integration: HttpLambdaIntegration, reason: string): void {
    for (const route of this.httpApi.addRoutes({ path, methods: [method], integration })) {
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    }
  }

  private createStage(): void {
    new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLogs', {
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        // The route and not the path, which would hold a partner's link.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: AccessLogField.contextRequestId(),
            time: AccessLogField.contextRequestTime(),
            sourceIp: AccessLogField.contextIdentitySourceIp(),
            routeKey: '$context.routeKey',
            status: AccessLogField.contextStatus(),
            responseLength: AccessLogField.contextResponseLength(),
            integrationLatency: AccessLogField.contextIntegrationLatency(),
          }),
        ),
      },
    });
  }

  private createStaffFunction(
    foundation: Foundation,
    { siteUrl, recompute, evaluate, digests, letters }: ApiProps,
  ): AppFunction {
    const staff = new AppFunction(this, 'StaffApi', foundation, {
      name: 'staff-api',
      // A whole core: a preview judges years of history while somebody waits.
      memorySize: 1769,
      timeout: TIMEOUT,
      tableActions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      environment: {
        SITE_URL: siteUrl,
        RECOMPUTE_QUEUE_URL: recompute.queue.queueUrl,
        EVALUATE_QUEUE_URL: evaluate.queue.queueUrl,
        DIGEST_QUEUE_URL: digests.queue.queueUrl,
        LETTER_QUEUE_URL: letters.queue.queueUrl,
      },
    });
    for (const worker of [recompute, evaluate, digests, letters]) worker.takeFrom(staff);
    return staff;
  }

  private createPartnerFunction(
    foundation: Foundation,
    { siteUrl, ingestion, recompute, letters }: ApiProps,
  ): AppFunction {
    const partner = new AppFunction(this, 'PartnerApi', foundation, {
      name: 'partner-api',
      memorySize: 512,
      timeout: TIMEOUT,
      tableActions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      environment: {
        SITE_URL: siteUrl,
        UPLOADS_BUCKET: ingestion.bucket.bucketName,
        RECOMPUTE_QUEUE_URL: recompute.queue.queueUrl,
        LETTER_QUEUE_URL: letters.queue.queueUrl,
      },
    });
    ingestion.allowFiles(partner, ['s3:PutObject']);
    for (const worker of [recompute, letters]) worker.takeFrom(partner);
    return partner;
  }
}
