import type { Fields } from './records.ts';

const ZERO = 0x30;
const NINE = 0x39;
const encoder = new TextEncoder();

/**
 * A student's id in the form in which it is recognized in every file: without spaces around it, and for ids of digits
 * alone without thousands commas, a spreadsheet's `.0` and leading zeros. Empty when there is none.
 *
 * @example normalizeStudentId(' 0012,345.0') // '12345'
 */
export function normalizeStudentId(text: string): string {
  const trimmed = text.trim();
  if (!/^\d{1,3}(,\d{3})*(\.0+)?$|^\d+(\.0+)?$/.test(trimmed)) return /^null$/i.test(trimmed) ? '' : trimmed;
  return trimmed
    .replace(/\.0+$/, '')
    .replaceAll(',', '')
    .replace(/^0+(?=\d)/, '');
}

/** The normalized id of a record as bytes. Ids of plain digits, which most are, are not made into text on the way. */
export function studentId(fields: Fields, index: number): Uint8Array {
  if (index >= fields.count) return new Uint8Array(0);
  const { bytes } = fields;
  let start = fields.starts[index] as number;
  const end = fields.ends[index] as number;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return encoder.encode(normalizeStudentId(fields.text(index)));
  }
  while (start < end - 1 && bytes[start] === ZERO) start += 1;
  return bytes.subarray(start, end);
}
