import { createHash } from 'node:crypto';
import {
  type LinkView,
  linkView,
  type Receipt,
  type UploadRequest,
  uploadRequest,
  uploadTicket,
} from '../../shared/api/partner.ts';
import type { ProblemDocument } from '../../shared/api/problem-document.ts';
import type { FileExpectation } from '../../shared/submissions/file-expectation.ts';
import type { Comparison } from '../../shared/submissions/suspicions/comparison.ts';
import * as fixtures from './partner-fixtures.ts';
import { answer, bodyOf, type Handler, serveSite } from './site-server.ts';

/** What the test server answers, and what it was sent. Each asking for the receipt takes the next one; the last stays. */
export type PartnerScript = {
  link: LinkView | ProblemDocument;
  receipts: Receipt[];
  expectation: FileExpectation;
  /** What files are checked against is not to be had. */
  cannotCheck?: boolean;
  /** Holds the upload until it resolves. */
  hold?: Promise<void>;
  /** The receipts once the file was withdrawn, and what was said when it was. */
  afterWithdrawal: Receipt[];
  withdrawals: { reason?: string }[];
  /** What files are compared with, and what was said of one that is held. */
  comparison: Comparison;
  confirmations: { note: string }[];
  /** How each upload is to be read. */
  mappings: UploadRequest['mapping'][];
  uploads: {
    fileName: string;
    period?: string | undefined;
    note?: string | undefined;
    confirmed?: string[] | undefined;
    sheet?: string | undefined;
    body: string;
  }[];
};

export const script = (changes: Partial<PartnerScript> = {}): PartnerScript => ({
  link: fixtures.link,
  receipts: [fixtures.accepted],
  expectation: fixtures.expectation,
  afterWithdrawal: [fixtures.withdrawn],
  withdrawals: [],
  comparison: fixtures.comparison,
  confirmations: [],
  mappings: [],
  uploads: [],
  ...changes,
});

/** The site with an API for one link: it checks size, checksum and headers of what it is sent, as the real one does. */
export async function servePartner(current: () => PartnerScript) {
  const tickets = new Map<string, UploadRequest>();
  let origin = '';
  const handler: Handler = async (request, response, { pathname }) => {
    const now = current();
    if (request.method === 'PUT' && pathname.startsWith('/store/')) {
      await now.hold;
      const ticket = tickets.get(pathname);
      const body = await bodyOf(request);
      const checksum = createHash('sha256').update(body).digest('base64');
      const bound = ticket?.checksum === checksum && ticket.size === body.length;
      if (!bound || request.headers['x-amz-checksum-sha256'] !== checksum) {
        response.writeHead(403).end();
        return true;
      }
      const { fileName, period, note, sheet, confirmed = [] } = ticket;
      const said = { note, sheet, ...(confirmed.length > 0 && { confirmed }) };
      now.uploads.push({ fileName, period, ...said, body: body.toString() });
      now.mappings.push(ticket.mapping);
      response.writeHead(200).end();
      return true;
    }
    const [, , , path = ''] = /^\/api(\/send)(\/[^/]+)(.*)$/.exec(pathname) ?? [];
    if (!pathname.startsWith('/api/send/')) return false;
    if (path.endsWith('/withdrawal')) {
      now.withdrawals.push(JSON.parse((await bodyOf(request)).toString()));
      now.receipts = [...now.afterWithdrawal];
      return answer(response, 200, now.receipts[0]);
    }
    if (path.endsWith('/confirmation')) {
      now.confirmations.push(JSON.parse((await bodyOf(request)).toString()));
      now.receipts = [fixtures.computing, fixtures.accepted];
      return answer(response, 200, now.receipts[0]);
    }
    if (path.startsWith('/submissions/')) {
      const next = now.receipts.length > 1 ? now.receipts.shift() : now.receipts[0];
      return answer(response, 200, next);
    }
    if (!linkView.safeParse(now.link).success) {
      return answer(response, (now.link as ProblemDocument).status, now.link);
    }
    if (path === '/expectation') return answer(response, now.cannotCheck ? 500 : 200, now.expectation);
    if (path === '/published') return answer(response, 200, fixtures.published);
    if (path === '/comparison') return answer(response, 200, now.comparison);
    if (path === '/uploads') {
      const asked = uploadRequest.parse(JSON.parse((await bodyOf(request)).toString()));
      tickets.set('/store/0000000042', asked);
      const ticket = uploadTicket.parse({
        submissionId: '0000000042',
        url: `${origin}/store/0000000042`,
        headers: { 'x-amz-checksum-sha256': asked.checksum, 'content-type': 'text/csv' },
        expiresAt: '2026-03-10T18:00:00.000Z',
        receiptUrl: `${origin}${pathname.replace('/uploads', '/submissions/0000000042')}`,
      });
      return answer(response, 201, ticket);
    }
    return answer(response, 200, now.link);
  };
  const served = await serveSite(handler);
  origin = served.origin;
  return served;
}
