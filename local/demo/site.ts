import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LinkRequest } from '../../shared/api/links.ts';
import { mintedLink } from '../../shared/api/links.ts';
import { receipt, uploadTicket } from '../../shared/api/partner.ts';
import type { DemoFile } from './files.ts';

/** The site as the demo uses it: over HTTP, with the rights of backbone staff and of upload links, nothing else. */
export type Site = ReturnType<typeof openSite>;

/** Longest time that a file may take to be computed before the load goes on without it; the sweep brings it home. */
const PATIENCE_MS = 60_000;

/** @param token of backbone staff */
export function openSite({
  siteUrl,
  token,
  signal,
}: {
  siteUrl: string;
  token: string;
  signal?: AbortSignal | undefined;
}) {
  const request = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, { ...init, ...(signal && { signal }) });
    if (response.ok) return response;
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
    const { pathname } = new URL(url);
    // The path of an upload link holds its token.
    const where = pathname.startsWith('/api/send/') ? '/api/send/...' : pathname;
    throw new Error(`${init.method} ${where} was answered ${response.status}. ${detail ?? ''}`.trim());
  };
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const response = await request(`${siteUrl}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.status === 204 ? undefined : response.json();
  };

  /** Waits until everything that a file sets off is done. */
  const untilDone = async (receiptUrl: string): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const response = await request(`${receiptUrl}?wait=20`, {
        method: 'GET',
        headers: { accept: 'application/json' },
      });
      const { stage, fileName, refusal } = receipt.parse(await response.json());
      if (stage === 'refused') throw new Error(`${fileName} was refused. ${refusal?.message ?? ''}`);
      if (stage === 'held') throw new Error(`${fileName} is held until its partner confirms what is odd about it.`);
      if (stage === 'done' || stage === 'withdrawn') return;
      await pause(50);
    }
  };

  return {
    api,
    untilDone,
    async mint(link: Pick<LinkRequest, 'partnerId' | 'dataset' | 'periods'> & Partial<LinkRequest>) {
      return mintedLink.parse(await api('POST', '/api/links', link));
    },
    /** Sends a file through a link as the partner page does, and gives the address of its receipt. */
    async send(apiUrl: string, { fileName, period, content }: DemoFile): Promise<string> {
      const bytes = new TextEncoder().encode(content());
      const checksum = createHash('sha256').update(bytes).digest('base64');
      const asked = await request(`${apiUrl}/uploads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ fileName, size: bytes.length, checksum, period }),
      });
      const { url, headers, receiptUrl } = uploadTicket.parse(await asked.json());
      await request(url, { method: 'PUT', headers, body: bytes });
      return receiptUrl;
    },
  };
}
