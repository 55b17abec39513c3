import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, EventType, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { arnInFindings } from './acknowledgements.ts';
import type { AppFunction, Foundation } from './app-function.ts';
import { QueueWorker } from './queue-worker.ts';

/** What the keys of uploaded files begin with. */
export const UPLOADS_PREFIX = 'uploads/';

/**
 * The bucket has a name because the site's security policy names it while its CORS rule names the site: by reference,
 * each would wait for the other.
 */
const bucketName = Fn.join('-', ['throughline-uploads', Aws.ACCOUNT_ID, Aws.REGION]);

/** Where browsers send files to. */
export const uploadsOrigin = Fn.join('', ['https://', bucketName, '.s3.', Aws.REGION, '.', Aws.URL_SUFFIX]);

export interface IngestionProps {
  readonly siteUrl: string;
  readonly recompute: QueueWorker;
  readonly letters: QueueWorker;
}

/** Files come into a private bucket, become blocks in the table, and are deleted. */
export class Ingestion extends Construct {
  readonly bucket: Bucket;
  readonly worker: QueueWorker;

  constructor(scope: Construct, id: string, foundation: Foundation, { siteUrl, recompute, letters }: IngestionProps) {
    super(scope, id);
    this.bucket = this.createBucket(siteUrl);
    const secret = this.createPseudonymSecret();
    this.worker = new QueueWorker(this, 'IngestSubmission', foundation, {
      name: 'ingest-submission',
      memorySize: 1769,
      timeout: Duration.minutes(5),
      batchSize: 1,
      maxConcurrency: 10,
      tableActions: ['GetItem', 'Query', 'PutItem', 'BatchGetItem', 'BatchWriteItem'],
      environment: {
        UPLOADS_BUCKET: this.bucket.bucketName,
        RECOMPUTE_QUEUE_URL: recompute.queue.queueUrl,
        LETTER_QUEUE_URL: letters.queue.queueUrl,
        PSEUDONYM_SECRET_ARN: secret.secretArn,
      },
    });
    this.bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.worker.queue), {
      prefix: UPLOADS_PREFIX,
    });
    const ingest = this.worker.function;
    this.allowFiles(ingest, ['s3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject', 's3:DeleteObjectVersion']);
    // Without it S3 says "access denied" of a file that is gone.
    ingest.allow(['s3:ListBucket'], this.bucket.bucketArn);
    ingest.allow(['secretsmanager:GetSecretValue'], secret.secretArn);
    for (const worker of [recompute, letters]) worker.takeFrom(ingest);
  }

  /** Lets a function do this with every uploaded file. */
  allowFiles(user: AppFunction, actions: string[]): void {
    user.allow(actions, this.bucket.arnForObjects(`${UPLOADS_PREFIX}*`));
    Validations.of(user.role ?? user).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${arnInFindings(this.bucket)}/${UPLOADS_PREFIX}*]`,
      reason: 'Each file has a key of its own under this prefix.',
    });
  }

  private createBucket(siteUrl: string): Bucket {
    const bucketDefaults = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...bucketDefaults,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access logs; logging access to itself would never end.',
    });
    return new Bucket(this, 'Uploads', {
      ...bucketDefaults,
      bucketName,
      versioned: true,
      // The CDK's types do not know exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      // Ingestion deletes each file once it is read; this catches what it never saw.
      lifecycleRules: [
        {
          prefix: UPLOADS_PREFIX,
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      cors: [
        {
          allowedOrigins: [siteUrl],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
          maxAge: 3600,
        },
      ],
    });
  }

  private createPseudonymSecret(): Secret {
    const secret = new Secret(this, 'PseudonymSecret', {
      description:
        'Key of the pseudonyms that stand for student ids. When it is lost, the history cannot be continued.',
      // 64 letters and digits carry more than the 256 bits that the key made from them has.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'With another key the same student would get another pseudonym, and no longer match earlier files.',
    });
    return secret;
  }
}
