import {
  type LinkView,
  linkView,
  type Receipt,
  type RenewalAnswer,
  receipt,
  renewalAnswer,
  type UploadRequest,
  type UploadTicket,
  uploadTicket,
} from '../../../shared/api/partner.ts';
import { type PublishedView, publishedView } from '../../../shared/api/published.ts';
import { type FileExpectation, fileExpectationSchema } from '../../../shared/submissions/file-expectation.ts';
import { type Comparison, comparisonSchema } from '../../../shared/submissions/suspicions/comparison.ts';
import { request } from '../api/request.ts';

/** Address of a link's API; what the page and a terminal both use. */
export const sendPath = (token: string): string => `/api/send/${token}`;

/** What the link expects. */
export const readLink = (token: string, signal: AbortSignal): Promise<LinkView> =>
  request(sendPath(token), linkView, { signal });

/** What files are checked against. */
export const readExpectation = (token: string, signal: AbortSignal): Promise<FileExpectation> =>
  request(`${sendPath(token)}/expectation`, fileExpectationSchema, { signal });

/** What is published of the own places around a period. */
export const readPublished = (token: string, period: string, signal: AbortSignal): Promise<PublishedView> =>
  request(`${sendPath(token)}/published?period=${encodeURIComponent(period)}`, publishedView, { signal });

/** What a file of a period is compared with. */
export const readComparison = (token: string, period: string, signal: AbortSignal): Promise<Comparison> =>
  request(`${sendPath(token)}/comparison?period=${encodeURIComponent(period)}`, comparisonSchema, { signal });

/** Asks for a new link in place of an ended one; answers a sentence, never a link. */
export const askForRenewal = (token: string): Promise<RenewalAnswer> =>
  request(`${sendPath(token)}/renewal`, renewalAnswer, { method: 'POST' });

/** A place to put one file. */
export const startUpload = (token: string, body: UploadRequest, signal: AbortSignal): Promise<UploadTicket> =>
  request(`${sendPath(token)}/uploads`, uploadTicket, { body, signal });

/** What became of a file; the server holds the answer back up to `wait` seconds, at most 25, for the end. */
export const readReceipt = (token: string, id: string, wait: number, signal: AbortSignal): Promise<Receipt> =>
  request(`${sendPath(token)}/submissions/${id}?wait=${wait}`, receipt, { signal });

/** Lets a file count that is held, with what its partner says of it. */
export const confirmFile = (token: string, id: string, note: string): Promise<Receipt> =>
  request(`${sendPath(token)}/submissions/${id}/confirmation`, receipt, { body: { note } });

/** Takes a file back; an empty reason is none. */
export const withdrawFile = (token: string, id: string, reason: string): Promise<Receipt> =>
  request(`${sendPath(token)}/submissions/${id}/withdrawal`, receipt, { body: { reason } });
