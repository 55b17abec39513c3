import type { Clock, Queues, Store } from '../../shared/pipeline/ports.ts';

/** What the staff API works with, for one request. */
export type StaffPorts = {
  /** What who asks may see. */
  store: Store;
  /** All there is, for what is calculated over all places (what is usual): of that, tell only what `store` has places for. */
  everything: Store;
  queues: Pick<Queues, 'recompute' | 'evaluate' | 'digest' | 'letter'>;
  clock: Clock;
  /** The OpenAPI document. */
  contract: () => Promise<Record<string, unknown>>;
  /** Where the site and the API answer, without a slash at the end. */
  siteUrl: string;
};
