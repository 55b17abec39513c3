import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import type { Objects } from '../../shared/pipeline/ports.ts';

const client = new S3Client({});

/** Uploaded files in the bucket. A file is removed with its version, so that nothing of it stays. */
export function bucket(name: string): Objects {
  return {
    async read({ key, versionId }) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
        return Body as AsyncIterable<Uint8Array> | undefined;
      } catch (error) {
        if (error instanceof NoSuchKey || (error as Error).name === 'NoSuchVersion') return undefined;
        throw error;
      }
    },
    async remove({ key, versionId }) {
      await client.send(new DeleteObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
    },
    async exists(key) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: name, Prefix: key, MaxKeys: 1 }));
      return Contents.some(({ Key }) => Key === key);
    },
  };
}
