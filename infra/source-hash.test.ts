import { afterEach, expect, it, vi } from 'vitest';
import { hashSources } from './source-hash.ts';

afterEach(() => vi.unstubAllEnvs());

it('tells the same sources apart from other settings, and from nothing else', async () => {
  vi.stubEnv('CDK_CONTEXT_JSON', '');
  const plain = await hashSources();
  vi.stubEnv('HOME', '/elsewhere');
  expect(await hashSources()).toBe(plain);
  vi.stubEnv('CDK_CONTEXT_JSON', '{"siteUrl":"https://data.partnership.example"}');
  expect(await hashSources()).not.toBe(plain);
});
