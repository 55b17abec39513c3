import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsChunkedDecoder } from './aws-chunked.ts';

async function decode(pieces: readonly Uint8Array[]) {
  const decoder = Readable.from(pieces).pipe(new AwsChunkedDecoder());
  const data = Buffer.concat(await decoder.toArray());
  return { data, trailers: decoder.trailers };
}

const encode = (chunks: readonly Uint8Array[], trailers: string) =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    Buffer.from(`0\r\n${trailers}\r\n`),
  ]);

describe('AwsChunkedDecoder', () => {
  it('gives back the data and the trailer, wherever the network cuts the stream', () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 60 });
    return fc.assert(
      fc.asyncProperty(
        fc.array(chunk, { maxLength: 5 }),
        fc.array(fc.nat(400), { maxLength: 8 }),
        async (chunks, cuts) => {
          const whole = encode(chunks, 'x-amz-checksum-crc32:AAAAAA==\r\n');
          const ends = [...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
          const pieces = ends.map((end, n) => whole.subarray(ends[n - 1] ?? 0, end)).filter(({ length }) => length > 0);
          const { data, trailers } = await decode(pieces);
          expect(data).toEqual(Buffer.concat(chunks));
          expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
        },
      ),
    );
  });

  it.each([
    ['a size that is no number', 'zz\r\n'],
    ['more data than its size says', '1\r\nab\r\n0\r\n\r\n'],
    ['something after the end', '0\r\n\r\nmore\r\n'],
  ])('refuses %s', async (_, text) => {
    await expect(decode([Buffer.from(text)])).rejects.toMatchObject({ code: 'InvalidChunkSizeError' });
  });

  it.each(['5\r\nab', '2\r\nab\r\n', ''])('refuses a stream that ends early: %j', async (text) => {
    await expect(decode([Buffer.from(text)])).rejects.toMatchObject({ code: 'IncompleteBody' });
  });
});
