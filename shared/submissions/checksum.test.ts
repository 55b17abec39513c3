import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hexChecksum } from './checksum.ts';

it('writes a checksum as sha256sum does, and nothing for other text', () => {
  const hash = () => createHash('sha256').update('a file');
  expect(hexChecksum(hash().digest('base64'))).toBe(hash().digest('hex'));
  expect(hexChecksum('abc')).toBeUndefined();
});
