import { decodeValue } from './decode.ts';
import { FileRefused, type RowProblemCode } from './problems-catalog.ts';

const SPACE = 0x20;

/** A record has at most so many fields. */
const MOST_FIELDS = 4096;

/**
 * One record of a delimited file, as positions in bytes: nothing is copied before it is needed. The same object is used
 * for every record.
 */
export class Fields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** As a spreadsheet counts: the heading is row 1, a quoted line break does not start a row. */
  row = 0;
  /** Fields that have no value, but should: cells of a workbook with an error, or whose formula has no value. */
  readonly flaws: { index: number; code: RowProblemCode }[] = [];
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  /** 1 where quotation marks inside are doubled. */
  private readonly doubled = new Uint8Array(MOST_FIELDS);
  private hasDoubled = false;

  /** A new record, without fields yet. */
  begin(): void {
    this.count = 0;
    if (this.flaws.length > 0) this.flaws.length = 0;
    if (!this.hasDoubled) return;
    this.doubled.fill(0);
    this.hasDoubled = false;
  }

  /** Adds a field. Throws {@link FileRefused} when the record has too many. */
  add(start: number, end: number): void {
    const { count } = this;
    if (count === MOST_FIELDS) {
      throw new FileRefused('unreadable', { reason: `row ${this.row + 1} has more than ${MOST_FIELDS} columns` });
    }
    this.starts[count] = start;
    this.ends[count] = end;
    this.count = count + 1;
  }

  /** The field that is added next has doubled quotation marks. */
  markDoubled(): void {
    this.doubled[Math.min(this.count, MOST_FIELDS - 1)] = 1;
    this.hasDoubled = true;
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
