import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const code = readFileSync(join(import.meta.dirname, 'page-routes.js'), 'utf8');
const route = (uri: string): string => runInNewContext(`${code};handler(event).uri`, { event: { request: { uri } } });

describe('page routes', () => {
  it.each(['/', '/indicators/chronic-absence', '/send/3q2-7wEB_w', '/signed-in', '/indicators/'])(
    'answers the address of a page with the one document: %s',
    (uri) => expect(route(uri)).toBe('/index.html'),
  );

  it.each(['/assets/index-B1.js', '/config.json', '/favicon.svg', '/index.html'])('leaves a file alone: %s', (uri) =>
    expect(route(uri)).toBe(uri),
  );
});
