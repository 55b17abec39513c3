import { FileRefused } from '../problems-catalog.ts';
import { unreadable } from './unreadable.ts';
import { packedBytes, type ZipEntry } from './zip.ts';

const STORED = 0;
const DEFLATED = 8;
const SLICE = 65_536;
const LARGEST_STORED_BLOCK = 0xffff;

/** How many bytes may still be unpacked of a file, whatever its sizes say. */
export type Budget = { bytes: number };

/**
 * The unpacked bytes of a part, as a stream. The platform unpacks it as gzip, whose end is made from what the directory of
 * the ZIP says: so a part of another size or another checksum is refused when its end is reached. Throws FileRefused for
 * damaged parts and when the budget is used up, before anything is unpacked where the part itself says so.
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry, budget: Budget): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new FileRefused('workbook-locked');
  if (entry.method !== STORED && entry.method !== DEFLATED) throw unreadable('it is packed in an unknown way');
  if (entry.size > budget.bytes) throw new FileRefused('workbook-too-large');
  const slices = gzip(packedBytes(bytes, entry), entry);
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const { value, done } = slices.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read().catch(() => {
        throw unreadable('a part of it is damaged');
      });
      if (done) return;
      budget.bytes -= value.length;
      if (budget.bytes < 0) throw new FileRefused('workbook-too-large');
      yield value;
    }
  } finally {
    // What was damaged cannot be cancelled, and has ended already.
    await reader.cancel().catch(() => {});
  }
}

function* gzip(packed: Uint8Array, { method, crc, size }: ZipEntry): Generator<Uint8Array<ArrayBuffer>> {
  yield Uint8Array.of(0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, 0xff);
  yield* method === DEFLATED ? slicesOf(packed) : storedBlocks(packed);
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc, true);
  end.setUint32(4, size, true);
  yield new Uint8Array(end.buffer);
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.slice(at, at + SLICE);
}

/** Bytes that are not packed, as deflate writes them. */
function* storedBlocks(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += LARGEST_STORED_BLOCK) {
    const { length } = bytes.subarray(at, at + LARGEST_STORED_BLOCK);
    yield Uint8Array.of(0, length & 0xff, length >>> 8, ~length & 0xff, (~length >>> 8) & 0xff);
    yield bytes.slice(at, at + length);
  }
  yield Uint8Array.of(1, 0, 0, 0xff, 0xff);
}
