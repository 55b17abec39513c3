import type { Clock, Queues, Store } from '../../shared/pipeline/ports.ts';

/** What the API of recipients works with. */
export type RecipientPorts = {
  store: Pick<
    Store,
    | 'preferences'
    | 'owners'
    | 'partnership'
    | 'indicators'
    | 'places'
    | 'notifications'
    | 'addresses'
    | 'addressChanges'
  >;
  queues: Pick<Queues, 'digest' | 'mail'>;
  clock: Clock;
  /** Where the site answers, without a slash at the end. */
  siteUrl: string;
};
