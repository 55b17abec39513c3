import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { linkDelivery, linkRequest, linksRequest, mailedLinks, mintedLink, staffLinkView } from './links.ts';
import type { Content, Operations } from './operation.ts';

const byLink = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, 'the id of a link, 64 hexadecimal digits') });
const minted = { name: 'MintedLink', schema: mintedLink } satisfies Content;

const mailed = {
  description: 'Being mailed to the contact',
  content: { name: 'MailedLinks', schema: mailedLinks } satisfies Content,
};

const list = { name: 'LinkList', schema: z.object({ links: z.array(staffLinkView) }) } satisfies Content;

/** Upload links as staff mint, follow and revoke them. */
export const linkOperations = {
  mintLink: {
    method: 'POST',
    path: '/api/links',
    summary: 'Mint an upload link; its token is shown this once, or mailed to the contact',
    tag: 'links',
    access: 'backbone',
    body: { name: 'LinkRequest', schema: linkRequest },
    answers: { 201: { description: 'The link with its token', content: minted }, 202: mailed },
    problems: ['no-agreement'],
  },
  mintLinks: {
    method: 'POST',
    path: '/api/links/batch',
    summary:
      'Mint several upload links of one partner, all or none; their tokens are shown this once, or mailed to the contact',
    tag: 'links',
    access: 'backbone',
    body: { name: 'LinksRequest', schema: linksRequest },
    answers: {
      201: {
        description: 'The links with their tokens, in the order of the request',
        content: { name: 'MintedLinkList', schema: z.object({ links: z.array(mintedLink) }) },
      },
      202: mailed,
    },
    problems: ['no-agreement'],
  },
  listLinks: {
    method: 'GET',
    path: '/api/links',
    summary: 'List the upload links, newest first, without their tokens',
    tag: 'links',
    access: 'manager',
    answers: {
      200: { description: 'All links', content: list },
    },
  },
  revokeLink: {
    method: 'POST',
    path: '/api/links/{id}/revocation',
    summary: 'Revoke an upload link; repeating it changes nothing',
    tag: 'links',
    access: 'backbone',
    params: byLink,
    answers: { 200: { description: 'The link, revoked', content: { name: 'Link', schema: staffLinkView } } },
    problems: ['not-found'],
  },
  renewLink: {
    method: 'POST',
    path: '/api/links/{id}/renewal',
    summary:
      'Mint a link for what an earlier one was for, and answer its holder who asked; its token is shown this once, or mailed to the contact',
    tag: 'links',
    access: 'backbone',
    params: byLink,
    query: z.object({ delivery: linkDelivery.default('shown') }),
    answers: { 201: { description: 'The new link with its token', content: minted }, 202: mailed },
    problems: ['not-found', 'conflict', 'no-agreement'],
  },
  dismissRenewal: {
    method: 'DELETE',
    path: '/api/links/{id}/renewal',
    summary: 'Take the wish for a new link off the list without making one',
    tag: 'links',
    access: 'backbone',
    params: byLink,
    answers: { 204: { description: 'Nobody waits' } },
    problems: ['not-found'],
  },
  revokeLinksOfPartner: {
    method: 'POST',
    path: '/api/partners/{id}/revocation',
    summary: 'Revoke every upload link of a partner; repeating it changes nothing',
    tag: 'links',
    access: 'backbone',
    params: z.object({ id: identifier }),
    answers: { 200: { description: 'The links that were not revoked yet', content: list } },
    problems: ['not-found'],
  },
} as const satisfies Operations;
