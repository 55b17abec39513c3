import { WORKBOOK_LIMITS } from '../limits.ts';
import { FileRefused } from '../problems-catalog.ts';
import { excelText } from './excel-text.ts';
import { readXml } from './xml.ts';

const encoder = new TextEncoder();
/** UTF-8 needs at most so many bytes for a unit of UTF-16. */
const MOST_BYTES = 3;

/** The texts that cells point to by number, in UTF-8, one behind the other. */
export class SharedTexts {
  bytes = new Uint8Array(4096);
  count = 0;
  private used = 0;
  private ends = new Uint32Array(1024);

  /** Throws FileRefused when there are too many texts, or too long ones. */
  add(text: string): void {
    if (this.used + text.length > WORKBOOK_LIMITS.sharedBytes || this.count === WORKBOOK_LIMITS.sharedTexts) {
      throw new FileRefused('workbook-too-large');
    }
    const needed = this.used + text.length * MOST_BYTES;
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, Math.max(needed, 2 * this.bytes.length));
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
    if (this.count === this.ends.length) this.ends = grown(this.ends, 2 * this.count);
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  start(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] as number);
  }

  end(index: number): number {
    return this.ends[index] as number;
  }
}

/** A longer array that begins with the same. */
export function grown<A extends Uint8Array | Uint32Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}

/** Reads the list of texts. Of formatted text the runs are put together; readings for East Asian text are left out. */
export async function readSharedTexts(chunks: AsyncIterable<Uint8Array>): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let text = '';
  let isText = false;
  let isReading = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    close(name) {
      if (name === 'si') texts.add(excelText(text));
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
    text(piece) {
      if (isText) text += piece;
      if (text.length > WORKBOOK_LIMITS.rowBytes) throw new FileRefused('workbook-too-large');
    },
  });
  return texts;
}
