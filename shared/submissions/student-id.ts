import type { Fields } from './fields.ts';

const ZERO = 0x30;
const NINE = 0x39;
const encoder = new TextEncoder();

/**
 * A student's id in the form in which it is recognized in every file: without spaces around it, and for ids of digits
 * alone without thousands commas, a spreadsheet's `.0` and leading zeros. Undefined when there is none, or when a
 * spreadsheet shortened it (`1.2E+11`), which would make many students one.
 *
 * @example normalizeStudentId(' 0012,345.0') // '12345'
 */
export function normalizeStudentId(text: string): string | undefined {
  const id = text.trim().normalize('NFC');
  if (/^(|null|#?n\/?a|\d+([.,]\d+)?e\+?\d+)$/i.test(id)) return undefined;
  if (!/^(\d+|\d+(,\d{3})+)(\.0+)?$/.test(id)) return id;
  return id
    .replace(/\.0+$/, '')
    .replaceAll(',', '')
    .replace(/^0+(?=\d)/, '');
}

/** The normalized id of a record, as bytes from `start` to `end`. The same object is used for every record. */
export class StudentId {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;

  /** Reads the id of a record; false when there is none. Plain digits, which most are, are not made into text. */
  read(fields: Fields, index: number): boolean {
    if (index < 0 || index >= fields.count) return false;
    const { bytes } = fields;
    const end = fields.ends[index] as number;
    let start = fields.starts[index] as number;
    if (start === end) return false;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte < ZERO || byte > NINE) return this.readText(fields.text(index));
    }
    while (start < end - 1 && bytes[start] === ZERO) start += 1;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    return true;
  }

  private readText(text: string): boolean {
    const id = normalizeStudentId(text);
    if (id === undefined) return false;
    this.bytes = encoder.encode(id);
    this.start = 0;
    this.end = this.bytes.length;
    return true;
  }
}
