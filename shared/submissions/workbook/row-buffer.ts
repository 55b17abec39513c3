import type { Fields } from '../fields.ts';
import { WORKBOOK_LIMITS } from '../limits.ts';
import type { RowProblemCode } from '../problems-catalog.ts';
import { grown, type SharedTexts } from './shared-texts.ts';
import { unreadable } from './unreadable.ts';

const encoder = new TextEncoder();

/** Writes the cells of one row as a record: bytes one behind the other, with empty fields between cells. */
export class RowBuffer {
  private readonly fields: Fields;
  private bytes = new Uint8Array(4096);
  private used = 0;

  constructor(fields: Fields) {
    this.fields = fields;
  }

  begin(): void {
    this.fields.begin();
    this.used = 0;
  }

  /** Adds a text at the column `index`, which is right of all before it. */
  addText(index: number, text: string): void {
    this.fill(index);
    this.reserve(text.length * 3);
    const start = this.used;
    this.used += encoder.encodeInto(text, this.bytes.subarray(start)).written;
    this.fields.add(start, this.used);
  }

  addShared(index: number, texts: SharedTexts, number: number): void {
    const [from, to] = [texts.start(number), texts.end(number)];
    this.fill(index);
    this.reserve(to - from);
    const start = this.used;
    for (let at = from; at < to; at += 1) this.bytes[start + at - from] = texts.bytes[at] as number;
    this.used = start + to - from;
    this.fields.add(start, this.used);
  }

  /** Adds a cell that should have a value and has none. */
  addFlaw(index: number, code: RowProblemCode, text: string): void {
    this.addText(index, text);
    this.fields.flaws.push({ index, code });
  }

  /** The record, ready to be taken as row `row`. */
  finish(row: number): Fields {
    this.fields.bytes = this.bytes;
    this.fields.row = row;
    return this.fields;
  }

  private fill(index: number): void {
    while (this.fields.count < index) this.fields.add(this.used, this.used);
  }

  private reserve(more: number): void {
    const needed = this.used + more;
    if (needed > 3 * WORKBOOK_LIMITS.rowBytes) throw unreadable('a row of it is too long');
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, Math.max(needed, 2 * this.bytes.length));
  }
}
