import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { environment } from '../runtime/environment.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';
import { partnerApi } from './api.ts';
import { bucketAddress, s3Presign } from './presign.ts';

const env = environment('UPLOADS_BUCKET', 'SITE_URL', 'RECOMPUTE_QUEUE_URL', 'LETTER_QUEUE_URL');

/** Credentials and region are the same for every client of the function; S3's own is large and would only be asked for them. */
const signing = new DynamoDBClient({}).config;
const address = bucketAddress(env.UPLOADS_BUCKET, await signing.region(), process.env.AWS_ENDPOINT_URL);

export const handler = partnerApi({
  store,
  presign: s3Presign({ ...signing, signingName: 's3' }, address),
  queues: { recompute: sender(env.RECOMPUTE_QUEUE_URL), letter: sender(env.LETTER_QUEUE_URL) },
  clock: () => new Date(),
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
});
