import { FileRefused } from './problems-catalog.ts';

/** Largest file, bytes. */
export const SIZE_LIMIT = 100_000_000;

const SNIFFED = 4096;

/**
 * The bytes of a text file as UTF-8, whatever it was written in: UTF-8 with or without byte order mark, UTF-16 of both
 * orders, or Windows-1252, which is what remains when bytes are not UTF-8. Throws {@link FileRefused} for files that are
 * no text, empty or too large.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  let decoder: Decoder | undefined;
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > SIZE_LIMIT) throw new FileRefused('file-too-large');
    if (head) {
      head = joined(head, chunk);
      if (head.length < SNIFFED) continue;
    }
    decoder ??= chooseDecoder(head ?? chunk);
    const bytes = head ?? chunk;
    head = undefined;
    yield decoder(bytes);
  }
  if (size === 0) throw new FileRefused('file-empty');
  if (head) {
    decoder = chooseDecoder(head);
    yield decoder(head);
  }
  if (decoder) yield decoder(undefined);
}

/** Takes bytes of the file and gives UTF-8; `undefined` says that the file has ended. */
type Decoder = (bytes: Uint8Array | undefined) => Uint8Array;

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const signatures: [number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel or ZIP file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
];

function chooseDecoder(head: Uint8Array): Decoder {
  for (const [signature, kind] of signatures) {
    if (signature.every((byte, index) => head[index] === byte)) throw new FileRefused('not-text', { kind });
  }
  if (head[0] === 0xff && head[1] === 0xfe) return transcoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return transcoder('utf-16be');
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even < odd / 8) return transcoder('utf-16le');
  if (even > head.length / 4 && odd < even / 8) return transcoder('utf-16be');
  if (even + odd > 0) throw new FileRefused('not-text', { kind: 'a binary file' });
  return utf8OrWindows();
}

function transcoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (bytes) => encoder.encode(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

/** Plain ASCII is both. What comes first beyond it decides, and holds for the rest of the file. */
function utf8OrWindows(): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let decided: Decoder | undefined;
  let first = true;
  const withoutMark = (bytes: Uint8Array) =>
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  return (bytes) => {
    const current = bytes && first ? withoutMark(bytes) : bytes;
    if (first && bytes && current !== bytes) decided = transcoder('utf-8');
    first = false;
    if (decided) return decided(current);
    if (!current || isAscii(current)) return current ?? new Uint8Array(0);
    try {
      strict.decode(current.subarray(0, wholeCharacters(current)));
      decided = transcoder('utf-8');
    } catch {
      decided = transcoder('windows-1252');
    }
    return decided(current);
  };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}

/** How many bytes are left when a character that the end cuts is left out. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
