import { createHash } from 'node:crypto';
import { type Receipt, receipt, uploadTicket } from '../../shared/api/partner.ts';

/** What minting a link answers, as far as a partner needs it. */
export type MintedLink = { id: string; url: string; apiUrl: string };

/** Sends a file through a link as the partner page does. The receipt is a further call, so that a caller can time the upload. */
export async function sendFile(
  { apiUrl }: MintedLink,
  file: string | Uint8Array,
  fileName = 'file.csv',
  period?: string,
  sheet?: string,
) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const checksum = createHash('sha256').update(bytes).digest('base64');
  const asked = await fetch(`${apiUrl}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      fileName,
      size: bytes.length,
      checksum,
      ...(period && { period }),
      ...(sheet && { sheet }),
    }),
  });
  if (!asked.ok) return { refused: (await asked.json()) as { status: number; type: string; detail: string } };
  const ticket = uploadTicket.parse(await asked.json());
  const put = await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: new Uint8Array(bytes) });
  if (!put.ok) throw new Error(`The upload was answered ${put.status}: ${await put.text()}`);
  return { ticket };
}

/** Waits for the end of what a file sets off. */
export async function readReceipt(receiptUrl: string): Promise<Receipt> {
  for (;;) {
    const response = await fetch(`${receiptUrl}?wait=20`);
    if (!response.ok) throw new Error(`The receipt was answered ${response.status}: ${await response.text()}`);
    const found = receipt.parse(await response.json());
    if (found.stage !== 'waiting' && found.stage !== 'computing') return found;
  }
}

/** Sends a file and waits for its receipt; throws when the link takes nothing. */
export async function sendAndWait(
  link: MintedLink,
  file: string | Uint8Array,
  fileName?: string,
  period?: string,
  sheet?: string,
) {
  const { ticket, refused } = await sendFile(link, file, fileName, period, sheet);
  if (!ticket) throw new Error(`The link did not take the file: ${refused?.detail}`);
  return readReceipt(ticket.receiptUrl);
}
