import type { Clock, Queues, Store } from '../../shared/pipeline/ports.ts';

/** What the partner API works with. */
export type PartnerPorts = {
  store: Store;
  presign: Presign;
  queues: Pick<Queues, 'recompute' | 'letter'>;
  clock: Clock;
  /** Where the site and the API answer, without a slash at the end. */
  siteUrl: string;
};

/** Signs one upload: bound to its key, its size in bytes and its base64 SHA-256, valid for `seconds`, and never over a file. */
export type Presign = (upload: {
  key: string;
  size: number;
  checksum: string;
  seconds: number;
}) => Promise<{ url: string; headers: Record<string, string> }>;
