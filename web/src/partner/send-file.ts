import type { UploadTicket } from '../../../shared/api/partner.ts';
import type { Mapping } from '../../../shared/submissions/mapping/mapping.ts';
import type { SuspicionCode } from '../../../shared/submissions/suspicions/catalog.ts';
import { startUpload } from './partner-api.ts';

/** SHA-256 of a file, base64. */
export async function checksumOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return btoa(String.fromCharCode(...digest));
}

type Send = {
  token: string;
  file: File;
  period: string;
  /** Quoted beside the numbers; may be empty. */
  note: string;
  /** What is odd about the file and right, as the note says. */
  confirmed: SuspicionCode[];
  /** The sheet to read of a workbook that has several. */
  sheet?: string | undefined;
  /** How it was read here; absent where it could not be checked. */
  mapping: Mapping | undefined;
  signal: AbortSignal;
  onProgress: (share: number) => void;
};

/** Sends one file through the link and gives its submission id. Throws `ApiProblem` or `TypeError`; stops on abort. */
export async function sendFile({ token, file, signal, onProgress, ...said }: Send): Promise<string> {
  const checksum = await checksumOf(file);
  const asked = { fileName: file.name, size: file.size, checksum, ...said };
  const ticket = await startUpload(token, asked, signal);
  await putFile(ticket, file, signal, onProgress);
  return ticket.submissionId;
}

/** XMLHttpRequest, because fetch cannot tell how much has gone out. */
function putFile(ticket: UploadTicket, file: File, signal: AbortSignal, onProgress: (share: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const put = new XMLHttpRequest();
    put.open('PUT', ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) put.setRequestHeader(name, value);
    put.upload.onprogress = ({ loaded }) => onProgress(loaded / file.size);
    put.onload = () => (put.status < 300 ? resolve() : reject(new UploadTurnedDown(put.status)));
    put.onerror = () => reject(new TypeError('The connection was lost'));
    put.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    signal.addEventListener('abort', () => put.abort(), { once: true });
    put.send(file);
  });
}

/** The store did not take the file: it came too late, or it changed on the way. */
export class UploadTurnedDown extends Error {
  override name = 'UploadTurnedDown';

  constructor(status: number) {
    super(`The file was not taken (status ${status}). It may have changed while it was sent. Choose it again.`);
  }
}
