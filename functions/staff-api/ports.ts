import type { Clock, Queues, Store } from '../../shared/pipeline/ports.ts';

/** What the staff API works with. */
export type StaffPorts = {
  store: Store;
  queues: Pick<Queues, 'recompute' | 'evaluate' | 'digest'>;
  clock: Clock;
  /** The OpenAPI document. */
  contract: () => Promise<Record<string, unknown>>;
  /** Where the site and the API answer, without a slash at the end. */
  siteUrl: string;
};
