import * as z from 'zod';

/** From when on an address gets no mail: none at all, or no digests but alerts still. */
export const suspensionSchema = z.object({
  stops: z.enum(['digests', 'everything']),
  because: z.enum(['bounced', 'complained']),
  since: z.iso.datetime(),
});
export type Suspension = z.infer<typeof suspensionSchema>;

/** What is known of an address from the provider's events. */
export const addressStandingSchema = z.object({
  /** In lower case. */
  email: z.string(),
  suspension: suspensionSchema.optional(),
  /** Passing failures since the last delivery, and complaints ever. */
  passing: z.number().int(),
  complaints: z.number().int(),
  /** Events that were counted, the latest last. */
  counted: z.array(z.string()),
});
export type AddressStanding = z.infer<typeof addressStandingSchema>;

/** What the provider says became of a mail at one address. `id` is the same when an event comes twice. */
export type AddressEvent = {
  id: string;
  at: string;
  what: 'delivered' | 'bounced-for-good' | 'bounced' | 'complained';
};

/** So many passing failures in a row stop digests, and so many everything. */
const PASSING = { digests: 3, everything: 6 };
const REMEMBERED = 50;

/**
 * What is known of an address after an event. An address that is gone gets nothing more; one that fails for a while, or
 * whose owner complains, first loses digests, and alerts only when it happens again. A delivery forgets passing failures,
 * but only people lift a suspension. An event that was counted before changes nothing.
 */
export function afterEvent(standing: AddressStanding, { id, at, what }: AddressEvent): AddressStanding {
  if (standing.counted.includes(id)) return standing;
  const passing = what === 'delivered' ? 0 : standing.passing + (what === 'bounced' ? 1 : 0);
  const complaints = standing.complaints + (what === 'complained' ? 1 : 0);
  const stops = stopsOf(what, passing, complaints);
  const because = what === 'complained' ? 'complained' : 'bounced';
  const isWorse =
    stops !== undefined && standing.suspension?.stops !== 'everything' && standing.suspension?.stops !== stops;
  return {
    ...standing,
    ...{ passing, complaints },
    counted: [...standing.counted, id].slice(-REMEMBERED),
    ...(isWorse && { suspension: { stops, because, since: at } }),
  };
}

function stopsOf(what: AddressEvent['what'], passing: number, complaints: number): Suspension['stops'] | undefined {
  if (what === 'bounced-for-good') return 'everything';
  if (what === 'complained') return complaints > 1 ? 'everything' : 'digests';
  if (what === 'delivered' || passing < PASSING.digests) return undefined;
  return passing < PASSING.everything ? 'digests' : 'everything';
}

/** The standing of an address of which nothing is known. */
export const unknownAddress = (email: string): AddressStanding => ({
  ...{ email: email.toLowerCase(), passing: 0, complaints: 0, counted: [] },
});
