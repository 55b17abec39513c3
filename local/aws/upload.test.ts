import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkClaims, writeUpload } from './upload.ts';

/** "123456789", the text whose checksums the standards publish. */
const path = join(mkdtempSync(join(tmpdir(), 'upload-')), 'body');
const written = await writeUpload(Readable.from([Buffer.from('12345'), Buffer.from('6789')]), path);
const claim = (more: object) => () => checkClaims(written, { payload: 'UNSIGNED-PAYLOAD', checksums: {}, ...more });
const code = (name: string) => expect.objectContaining({ code: name });

describe('writeUpload', () => {
  it('writes the body and computes its checksums', () => {
    expect(readFileSync(path, 'utf8')).toBe('123456789');
    expect(written).toMatchObject({ size: 9, checksums: { crc32: Buffer.from('cbf43926', 'hex').toString('base64') } });
    expect(written.md5.toString('hex')).toBe('25f9e794323b453885f5181f1b624d0b');
    expect(written.sha256Hex).toBe('15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225');
  });
});

describe('checkClaims', () => {
  it('passes what is true of the body', () => {
    const { checksums, sha256Hex: payload, md5 } = written;
    expect(claim({ payload, checksums, contentMd5: md5.toString('base64'), decodedLength: '9' })).not.toThrow();
  });

  it.each([
    [{ payload: '0'.repeat(64) }, 'XAmzContentSHA256Mismatch'],
    [{ contentMd5: 'AAAA' }, 'BadDigest'],
    [{ decodedLength: '8' }, 'IncompleteBody'],
    [{ checksums: { crc32: 'AAAAAA==' } }, 'BadDigest'],
    [{ checksums: { sha1: 'AAAA' } }, 'BadDigest'],
    [{ checksums: { sha256: 'AAAA' } }, 'BadDigest'],
    [{ checksums: { crc64nvme: 'AAAA' } }, 'NotImplemented'],
  ])('answers %j with %s', (claims, name) => {
    expect(claim(claims)).toThrow(code(name));
  });
});
