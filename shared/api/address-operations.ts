import * as z from 'zod';
import type { Content, Operations } from './operation.ts';

/** Any text: a malformed token is answered as an unknown one. */
const byToken = z.object({ token: z.string() });

export const addressRequestView = z.object({
  /** Whose mails are to come there. */
  name: z.string(),
  email: z.string(),
  /** Until when it can be confirmed. */
  until: z.iso.datetime(),
  partnership: z.object({ name: z.string(), contact: z.string(), demo: z.boolean() }),
});
export type AddressRequestView = z.infer<typeof addressRequestView>;

/** `token` is that of the mails that come there. */
export const confirmedAddress = z.object({ email: z.string(), token: z.string() });

const common = {
  tag: 'preferences',
  access: 'link',
  params: byToken,
  problems: ['link-unknown', 'link-expired', 'link-used-up', 'conflict'],
} as const;

/** What whoever reads the mail to a new address may do; the token in it is the authority. Reading never changes anything. */
export const addressOperations = {
  readAddressRequest: {
    ...common,
    method: 'GET',
    path: '/api/address/{token}',
    summary: 'Read whose mails are to come to this address',
    answers: {
      200: {
        description: 'The request, still open',
        content: { name: 'AddressRequest', schema: addressRequestView } satisfies Content,
      },
    },
  },
  confirmAddress: {
    ...common,
    method: 'POST',
    path: '/api/address/{token}/confirmation',
    summary: 'Have the mails come to this address; the address before is told',
    answers: {
      200: {
        description: 'They come here from now on',
        content: { name: 'ConfirmedAddress', schema: confirmedAddress } satisfies Content,
      },
    },
  },
} as const satisfies Operations;
