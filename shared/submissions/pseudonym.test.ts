import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aes256, keyedPseudonyms } from './keyed-pseudonyms.ts';
import { Pseudonymizer } from './pseudonym.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

/** The key and the message of the examples of AES-256 CMAC in NIST SP 800-38B, appendix D.3; RFC 4493 has the same message. */
const key = bytes('603deb10 15ca71be 2b73aef0 857d7781 1f352c07 3b6108d7 2d9810a3 0914dff4');
const message = bytes(
  '6bc1bee2 2e409f96 e93d7e11 7393172a ae2d8a57 1e03ac9c 9eb76fac 45af8e51' +
    '30c81c46 a35ce411 e5fbc119 1a0a52ef f69f2445 df4f9b17 ad2b417b e66c3710',
);

describe('AES-256-CMAC', () => {
  it.each([
    [0, '028962f61b7bf89efc6b551f4667d983'],
    [16, '28a7023f452e8f82bd4bf28d8c37c35c'],
    [40, 'aaf3d8f1de5640c232f5b169b9c911e6'],
    [64, 'e1992190549f6ed5696a2c056c315410'],
  ])('gives the standard’s tag of its message of %d bytes', (length, tag) => {
    expect(hex(new Pseudonymizer(aes256(key)).tag(message.subarray(0, length)))).toBe(tag);
  });

  // openssl mac -cipher AES-256-CBC -macopt hexkey:<key> -in <id> CMAC
  it.each([
    ['12345', '1147d866b0cf79f10c1dd72fdaf7ec06'],
    ['1234567890123456', '44eea6aa4184f137fd3f2c77242f8589'],
    ['12345678901234567', 'c25124d68689fbbf7eb10c6c9a15421b'],
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '6e8b520fd49c7edb68e80f35ca559051'],
  ])('agrees with openssl about the id %s', (id, tag) => {
    expect(hex(new Pseudonymizer(aes256(key)).tag(new TextEncoder().encode(id)))).toBe(tag);
  });

  it('gives each of a batch the tag that it has alone, whatever its length', () => {
    const ids = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 });
    fc.assert(
      fc.property(ids, (list) => {
        const pseudonymizer = new Pseudonymizer(aes256(key));
        const blocks = new Uint8Array(list.length * 16);
        for (const [at, id] of list.entries()) pseudonymizer.mask(id, 0, id.length, blocks, at * 16);
        const tags = list.map((id) => hex(pseudonymizer.tag(id))).join('');
        expect(hex(pseudonymizer.encrypt(blocks))).toBe(tags);
      }),
      { numRuns: 50 },
    );
  });

  it('has a key of its own for every namespace', () => {
    const tagIn = (namespace: string) => hex(keyedPseudonyms(key, namespace).tag(new TextEncoder().encode('12345')));
    expect(tagIn('fircrest')).toBe(tagIn('fircrest'));
    expect(tagIn('fircrest')).not.toBe(tagIn('eastmoor'));
  });
});
