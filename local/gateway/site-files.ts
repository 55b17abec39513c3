import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { SiteSource } from '../template/website.ts';

/** One file of the site, ready to be served. */
export interface SiteFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Files that may hold places to fill. */
const TEXT = /^(text\/|application\/(json|manifest))/;

/** Lays out the site's files as the deployment would, by path such as `/assets/app.js`. */
export async function loadSiteFiles(sources: readonly SiteSource[]): Promise<Map<string, SiteFile>> {
  const files = new Map<string, SiteFile>();
  for (const source of sources) {
    const entries = await readdir(source.folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      const path = relative(source.folder, file).split(sep).join('/');
      const prefix = source.prefix && `/${source.prefix}`;
      files.set(`${prefix}/${path}`, await load(file, source));
    }
  }
  return files;
}

async function load(file: string, { fill, headers }: SiteSource): Promise<SiteFile> {
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const raw = await readFile(file);
  const body = fill && TEXT.test(type) ? Buffer.from(fill(raw.toString())) : raw;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, headers: { 'content-type': type, 'cache-control': 'no-cache', etag, ...headers } };
}
