import { FileRefused } from './problems-catalog.ts';

const SNIFFED = 4096;

/**
 * The bytes of a text file, in an encoding whose ASCII characters are single bytes: UTF-16 of both orders becomes UTF-8,
 * and UTF-8 and Windows-1252 stay as they are, for {@link decodeValue} tells them apart value by value. Throws
 * {@link FileRefused} for files that are no text, empty or larger than `mostBytes`.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let head: Uint8Array = new Uint8Array(0);
  let decoder: Decoder | undefined;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) throw new FileRefused('file-too-large');
    if (decoder) {
      yield decoder(chunk);
      continue;
    }
    head = joined(head, chunk);
    if (head.length < SNIFFED) continue;
    decoder = chooseDecoder(head);
    yield decoder(head);
  }
  if (size === 0) throw new FileRefused('file-empty');
  if (!decoder) {
    decoder = chooseDecoder(head);
    yield decoder(head);
  }
  yield decoder(undefined);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** The text of one value: UTF-8, or Windows-1252 where the bytes are not UTF-8. */
export function decodeValue(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Takes bytes of the file; `undefined` says that the file has ended. */
type Decoder = (bytes: Uint8Array | undefined) => Uint8Array;

const signatures: [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x3c], 'a web page or XML'],
  [[0x7b], 'JSON'],
];
const UTF_8_MARK = [0xef, 0xbb, 0xbf];

const startsWith = (bytes: Uint8Array, signature: number[]) => signature.every((byte, at) => bytes[at] === byte);

/** Looks at the same bytes, however the file was cut. */
function chooseDecoder(start: Uint8Array): Decoder {
  const head = start.subarray(0, SNIFFED);
  for (const [signature, kind] of signatures) {
    if (startsWith(head, signature)) throw new FileRefused('not-text', { kind });
  }
  if (startsWith(head, [0xff, 0xfe])) return utf16('utf-16le');
  if (startsWith(head, [0xfe, 0xff])) return utf16('utf-16be');
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  if (odd > head.length / 4 && even < odd / 8) return utf16('utf-16le');
  if (even > head.length / 4 && odd < even / 8) return utf16('utf-16be');
  if (even + odd > 0) throw new FileRefused('not-text', { kind: 'a binary file' });
  return asItIs();
}

function utf16(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (bytes) => encoder.encode(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

/** Leaves out the byte order mark of UTF-8; the first bytes given are long enough to hold it. */
function asItIs(): Decoder {
  let isFirst = true;
  return (bytes = new Uint8Array(0)) => {
    const isMarked = isFirst && startsWith(bytes, UTF_8_MARK);
    isFirst = false;
    return isMarked ? bytes.subarray(UTF_8_MARK.length) : bytes;
  };
}
