/** What a person asked for: mails at another address. One at a time; asking anew replaces it. */
export type AddressChange = {
  ownerId: string;
  /** Names the request in the ledger; random. */
  requestId: string;
  /** Their address when they asked. Where it is another by then, the request is void. */
  from: string;
  to: string;
  /** When it was asked for, and what they asked for within the day before; the latest last. */
  askedAt: [...earlier: string[], latest: string];
  /** Of the token in the mail to the new address, SHA-256, hex; absent until that mail is written. */
  tokenHash?: string;
  confirmedAt?: string;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** So that nobody can have many strangers mailed. */
export const MOST_A_DAY = 3;

/** The request that follows `before`; undefined when there were {@link MOST_A_DAY} within a day. */
export function askedFor(
  before: Pick<AddressChange, 'askedAt'> | undefined,
  wanted: Pick<AddressChange, 'ownerId' | 'requestId' | 'from' | 'to'>,
  now: Date,
): AddressChange | undefined {
  const dayBefore = new Date(now.getTime() - DAY_MS).toISOString();
  const earlier = (before?.askedAt ?? []).filter((at) => at > dayBefore);
  return earlier.length < MOST_A_DAY ? { ...wanted, askedAt: [...earlier, now.toISOString()] } : undefined;
}

/** Until when it can be confirmed: a day after it was asked for. */
export const endOf = ({ askedAt }: AddressChange): string =>
  new Date(Date.parse(askedAt.at(-1) ?? '') + DAY_MS).toISOString();

/** Whether it can be confirmed at `now`, or why not. */
export function changeState(change: AddressChange, now: Date): 'open' | 'expired' | 'used-up' {
  if (change.confirmedAt !== undefined) return 'used-up';
  return endOf(change) > now.toISOString() ? 'open' : 'expired';
}
