import * as z from 'zod';
import { periodSchema } from '../catalog/period.ts';
import { fileExpectationSchema } from '../submissions/file-expectation.ts';
import { comparisonSchema } from '../submissions/suspicions/comparison.ts';
import type { Operations } from './operation.ts';
import { confirmationRequest, linkView, receipt, renewalAnswer, uploadRequest, uploadTicket } from './partner.ts';
import { publishedView } from './published.ts';
import { withdrawalRequest } from './submissions.ts';

/** Any text: a malformed token is answered as an unknown one. */
const byToken = z.object({ token: z.string().meta({ examples: ['bWFkZSBmb3IgdGhlIGRvY3MgMTky'] }) });
const bySubmission = byToken.extend({ id: z.string().meta({ examples: ['0000000042'] }) });
const receiptContent = { name: 'Receipt', schema: receipt } as const;
const linkProblems = ['link-unknown', 'link-expired', 'link-revoked', 'link-used-up', 'no-agreement'] as const;

/** What the holder of an upload link may ask; the link is the authority. Reading never changes anything. */
export const partnerOperations = {
  readLink: {
    method: 'GET',
    path: '/api/send/{token}',
    summary: 'Read what the link expects',
    tag: 'send',
    access: 'link',
    params: byToken,
    answers: { 200: { description: 'What to send', content: { name: 'LinkView', schema: linkView } } },
    problems: linkProblems,
  },
  readExpectation: {
    method: 'GET',
    path: '/api/send/{token}/expectation',
    summary: 'Read what files are checked against, to check one before it is sent',
    tag: 'send',
    access: 'link',
    params: byToken,
    answers: {
      200: {
        description: 'Places and indicators',
        content: { name: 'FileExpectation', schema: fileExpectationSchema },
      },
    },
    problems: linkProblems,
  },
  readPublished: {
    method: 'GET',
    path: '/api/send/{token}/published',
    summary: 'Read what is published of the own places, to preview what a file would move',
    tag: 'send',
    access: 'link',
    params: byToken,
    query: z.object({ period: periodSchema.meta({ examples: ['2026-02'] }) }),
    answers: {
      200: { description: 'Indicators and values', content: { name: 'PublishedView', schema: publishedView } },
    },
    problems: linkProblems,
  },
  readComparison: {
    method: 'GET',
    path: '/api/send/{token}/comparison',
    summary: 'Read what a file is compared with, to find what is odd about one before it is sent',
    tag: 'send',
    access: 'link',
    params: byToken,
    query: z.object({ period: periodSchema.meta({ examples: ['2026-02'] }) }),
    answers: {
      200: {
        description: 'The own files of the period before, and what is usual',
        content: { name: 'Comparison', schema: comparisonSchema },
      },
    },
    problems: linkProblems,
  },
  startUpload: {
    method: 'POST',
    path: '/api/send/{token}/uploads',
    summary: 'Ask for a place to put one file; counts one use of the link',
    tag: 'send',
    access: 'link',
    params: byToken,
    body: { name: 'UploadRequest', schema: uploadRequest, form: true },
    answers: {
      201: {
        description: 'Where to put the file within 15 minutes; as text a configuration for `curl --config -`',
        content: { name: 'UploadTicket', schema: uploadTicket },
        text: ['text/x-curl-config'],
      },
    },
    problems: [...linkProblems, 'too-large'],
  },
  askForRenewal: {
    method: 'POST',
    path: '/api/send/{token}/renewal',
    summary: 'Ask for a new link in place of one that ended; it goes to the registered contact, not into the answer',
    tag: 'send',
    access: 'link',
    params: byToken,
    answers: {
      202: { description: 'The same for any token', content: { name: 'RenewalAnswer', schema: renewalAnswer } },
    },
  },
  confirmFile: {
    method: 'POST',
    path: '/api/send/{token}/submissions/{id}/confirmation',
    summary: 'Confirm a file that is held, with a note that says why it is right; it counts from then on',
    tag: 'send',
    access: 'link',
    params: bySubmission,
    body: { name: 'ConfirmationRequest', schema: confirmationRequest, form: true },
    answers: { 200: { description: 'The receipt of the file', content: receiptContent, text: ['text/plain'] } },
    problems: ['link-unknown', 'link-revoked', 'no-agreement', 'not-found', 'conflict'],
  },
  withdrawFile: {
    method: 'POST',
    path: '/api/send/{token}/submissions/{id}/withdrawal',
    summary: 'Withdraw a file sent through this link, also one that is held; what it replaced counts again',
    tag: 'send',
    access: 'link',
    params: bySubmission,
    body: { name: 'WithdrawalRequest', schema: withdrawalRequest, form: true, optional: true },
    answers: { 200: { description: 'The receipt of the file', content: receiptContent, text: ['text/plain'] } },
    problems: ['link-unknown', 'link-revoked', 'not-found', 'conflict'],
  },
  readReceipt: {
    method: 'GET',
    path: '/api/send/{token}/submissions/{id}',
    summary: 'Read what became of one file sent through this link',
    tag: 'send',
    access: 'link',
    params: bySubmission,
    query: z.object({
      /** Seconds to wait for the end. */
      wait: z.coerce.number().int().min(0).max(25).default(0),
      /** Whether the receipt of a file that is refused or held is answered with 422, so that a script fails. */
      fail: z.enum(['true', 'false']).default('false'),
    }),
    answers: {
      200: { description: 'The receipt', content: receiptContent, text: ['text/plain'] },
      422: {
        description: 'The receipt of a file that was refused or is held; with `fail=true` only',
        content: receiptContent,
        text: ['text/plain'],
      },
    },
    problems: ['link-unknown', 'link-revoked', 'not-found'],
  },
} as const satisfies Operations;
