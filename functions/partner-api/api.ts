import type { Receipt } from '../../shared/api/partner.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { receiptText } from '../../shared/api/receipt-text.ts';
import { accepts, type Handlers, httpApi, type RequestContext } from '../http/http-api.ts';
import { readComparison } from './comparison.ts';
import { confirmFile } from './confirm-file.ts';
import { readExpectation } from './expectation.ts';
import { viewLink } from './link-view.ts';
import type { PartnerPorts } from './ports.ts';
import { readPublished } from './published.ts';
import { receiptThrough, receiptUrl } from './receipt.ts';
import { askForRenewal } from './renewal.ts';
import { startUpload, ticketAsText } from './start-upload.ts';
import { withdrawFile } from './withdraw-file.ts';

/** The API behind upload links as a Lambda handler. */
export function partnerApi(ports: PartnerPorts) {
  return httpApi(partnerOperations, partnerHandlers(ports));
}

function partnerHandlers(ports: PartnerPorts): Handlers<typeof partnerOperations> {
  const addressOf = ({ token, id }: { token: string; id: string }) => receiptUrl(ports, token, id);
  return {
    readLink: async ({ params }) => ({ status: 200, body: await viewLink(ports, params.token) }),
    readExpectation: async ({ params }) => ({ status: 200, body: await readExpectation(ports, params.token) }),
    readPublished: async ({ params, query }) => ({
      status: 200,
      body: await readPublished(ports, params.token, query.period),
    }),
    readComparison: async ({ params, query }) => ({
      status: 200,
      body: await readComparison(ports, params.token, query.period),
    }),
    async startUpload({ params, body }, context) {
      const ticket = await startUpload(ports, params.token, body);
      return { status: 201, ...(accepts(context, 'text/x-curl-config') ? ticketAsText(ticket) : { body: ticket }) };
    },
    askForRenewal: async ({ params }) => ({ status: 202, body: await askForRenewal(ports, params.token) }),
    async confirmFile({ params, body }, context) {
      const receipt = await confirmFile(ports, params.token, params.id, body.note);
      return { status: 200, ...receiptAs(receipt, context, addressOf(params)) };
    },
    async withdrawFile({ params, body }, context) {
      const receipt = await withdrawFile(ports, params.token, params.id, body.reason);
      return { status: 200, ...receiptAs(receipt, context, addressOf(params)) };
    },
    async readReceipt({ params, query }, context) {
      const receipt = await receiptThrough(ports, params.token, params.id, query.wait);
      const isFailure = query.fail === 'true' && (receipt.stage === 'refused' || receipt.stage === 'held');
      const as = receiptAs(receipt, context, addressOf(params));
      return isFailure ? { status: 422, ...as } : { status: 200, ...as };
    },
  };
}

/** In the form that is asked for: JSON, or lines for a terminal. */
const receiptAs = (receipt: Receipt, context: RequestContext, address: string) =>
  accepts(context, 'text/plain')
    ? { text: receiptText(receipt, address), type: 'text/plain; charset=utf-8' }
    : { body: receipt };
