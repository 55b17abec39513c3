import { inflateSync } from 'node:zlib';

export type Pixels = { width: number; height: number; at: (x: number, y: number) => string };

const SIGNATURE = '89504e470d0a1a0a';
const BYTES = 4;

/** Reads a PNG of 8 bits, with opacity and not interlaced, by itself, so that a test need not trust what wrote it. */
export function decodePng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('It is no PNG.');
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.toString('hex', 8) !== '0806000000')
    throw new Error(`It is a PNG of another kind: ${header.toString('hex', 8)}.`);
  const rows = unfiltered(
    inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))),
    width * BYTES,
  );
  const at = (x: number, y: number) => `#${(rows[y] ?? Buffer.alloc(0)).toString('hex', x * BYTES, x * BYTES + 3)}`;
  return { width, height, at };
}

function chunksOf(bytes: Buffer) {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let start = 8; start < bytes.length; ) {
    const length = bytes.readUInt32BE(start);
    chunks.push({
      type: bytes.toString('latin1', start + 4, start + 8),
      data: bytes.subarray(start + 8, start + 8 + length),
    });
    start += length + 12;
  }
  return chunks;
}

/** Undoes the prediction that each row names in its first byte. */
function unfiltered(data: Buffer, length: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let start = 0; start < data.length; start += length + 1) {
    const row = Buffer.from(data.subarray(start + 1, start + 1 + length));
    const above = rows.at(-1) ?? Buffer.alloc(length);
    for (let index = 0; index < length; index += 1) {
      const [left, corner] = index < BYTES ? [0, 0] : [row[index - BYTES] ?? 0, above[index - BYTES] ?? 0];
      row[index] = (row[index] ?? 0) + predicted(data[start] ?? 0, left, above[index] ?? 0, corner);
    }
    rows.push(row);
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter < 4) return [0, left, above, (left + above) >> 1][filter] ?? 0;
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
