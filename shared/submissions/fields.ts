import { decodeValue } from './decode.ts';

const SPACE = 0x20;

/** A record has at most so many fields. */
export const MOST_FIELDS = 4096;

/**
 * One record of a delimited file, as positions in bytes: nothing is copied before it is needed. The same object is used
 * for every record.
 */
export class Fields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** As a spreadsheet counts: the heading is row 1, a quoted line break does not start a row. */
  row = 0;
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  /** 1 where quotation marks inside are doubled. */
  readonly doubled = new Uint8Array(MOST_FIELDS);

  set(index: number, start: number, end: number, doubled: 0 | 1): void {
    this.starts[index] = start;
    this.ends[index] = end;
    this.doubled[index] = doubled;
  }

  /** A field as text, without spaces around it; empty when the record has no such field. */
  text(index: number): string {
    if (index < 0 || index >= this.count) return '';
    const text = decodeValue(this.bytes.subarray(this.starts[index], this.ends[index])).trim();
    return this.doubled[index] ? text.replaceAll('""', '"') : text;
  }

  /** True when no field from `first` on holds anything but spaces. */
  isBlank(first = 0): boolean {
    for (let index = first; index < this.count; index += 1) {
      for (let at = this.starts[index] as number; at < (this.ends[index] as number); at += 1) {
        if ((this.bytes[at] as number) > SPACE) return false;
      }
    }
    return true;
  }
}
