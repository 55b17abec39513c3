import { curlConfig } from '../../shared/api/curl-config.ts';
import type { UploadRequest, UploadTicket } from '../../shared/api/partner.ts';
import { describePeriod, type Period } from '../../shared/catalog/period.ts';
import { readComparison } from '../../shared/pipeline/read-comparison.ts';
import { LIMITS } from '../../shared/submissions/limits.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { onOneLine } from '../../shared/submissions/note.ts';
import { refusal } from '../../shared/submissions/problems-catalog.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import { endedLink, openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';
import { receiptUrl } from './receipt.ts';

const UPLOAD_SECONDS = 15 * 60;

/** Takes one use of a link and mints the one upload that it pays for. Nothing is used when the request is turned down. */
export async function startUpload(ports: PartnerPorts, token: string, request: UploadRequest): Promise<UploadTicket> {
  const { store, presign, clock } = ports;
  const now = clock();
  const opened = await openLink(store, token, now);
  const { link, partner, partnership } = opened;
  checkSize(request.size);
  checkConfirmed(request);
  const period = periodOf(link, request.period);
  const { minimumGroupSize: minimumStudents } = partnership;
  const comparison = await readComparison(store, { partner, dataset: link.dataset, period, minimumStudents });
  if (!(await store.links.use(link.id, now))) {
    throw endedLink({ ...opened, link: (await store.links.get(link.id)) ?? link }, now);
  }
  const { partnerId, dataset } = link;
  const { fileName, size, checksum, sheet, confirmed } = request;
  const note = onOneLine(request.note);
  const sequence = await store.submissions.nextSequence();
  const id = String(sequence).padStart(10, '0');
  const mapping = request.mapping ?? (await store.mappings.remembered(partnerId, dataset));
  if (mapping) await store.mappings.create(id, mapping);
  const readBy = request.mapping ? 'confirmed' : 'remembered';
  const objectKey = `uploads/${partnerId}/${dataset}/${period}/${id}`;
  const mintedAt = now.toISOString();
  const scope = { id, sequence, partnerId, dataset, period, linkId: link.id, objectKey };
  const file = {
    fileName,
    size,
    checksum,
    ...(note && { note }),
    ...(sheet && { sheet }),
    ...(mapping && ({ mapping: readBy } as const)),
    ...(confirmed?.length && { confirmed }),
  };
  await store.comparisons.put(id, comparison);
  await store.submissions.create({ ...scope, ...file, state: 'awaiting-file', mintedAt });
  const signed = await presign({ key: objectKey, size, checksum, seconds: UPLOAD_SECONDS });
  return {
    submissionId: id,
    ...signed,
    expiresAt: new Date(now.getTime() + UPLOAD_SECONDS * 1000).toISOString(),
    receiptUrl: receiptUrl(ports, token, id),
  };
}

/** The ticket for `curl --config -`. */
export function ticketAsText(ticket: UploadTicket) {
  return { text: curlConfig(ticket), type: 'text/x-curl-config' };
}

/** Refuses in the words of ingest what it would refuse by its size alone, before anything is sent. */
function checkSize(size: number): void {
  if (size > 0 && size <= LIMITS.bytes) return;
  const { message, hint } = refusal(size === 0 ? 'file-empty' : 'file-too-large');
  throw new Problem(size === 0 ? 'invalid-request' : 'too-large', `${message} ${hint}`, {
    errors: [{ field: 'size', message: 'must be more than 0 and at most 100 MB' }],
  });
}

/** What is confirmed is confirmed in a note, which travels with the numbers. */
function checkConfirmed({ confirmed = [], note }: UploadRequest): void {
  if (confirmed.length === 0 || onOneLine(note)) return;
  throw invalidRequest([{ field: 'note', message: 'is missing; say why what you confirm is right' }]);
}

function periodOf({ periods }: Link, asked: Period | undefined): Period {
  const [only] = periods;
  if (asked === undefined && periods.length === 1 && only !== undefined) return only;
  if (asked !== undefined && periods.includes(asked)) return asked;
  const taken = periods.map((period) => `${period} (${describePeriod(period)})`).join(', ');
  const message = asked === undefined ? 'is missing' : 'is not one of this link';
  throw invalidRequest([{ field: 'period', message: `${message}; it takes ${taken}` }]);
}
