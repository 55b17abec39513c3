import type { Fields } from './fields.ts';

/** More different values than this are not remembered; they are then parsed each time. */
const MOST_VALUES = 4096;
const SLOTS = 16_384;

/**
 * Parses each different value of a column once: schools, grades, days and groups repeat from row to row. Values are told
 * apart by their bytes, without making text of them.
 */
export class Dictionary<T> {
  private readonly parse: (text: string) => T;
  private readonly slots = new Int32Array(SLOTS).fill(-1);
  private readonly keys: Uint8Array[] = [];
  private readonly values: T[] = [];

  constructor(parse: (text: string) => T) {
    this.parse = parse;
  }

  /** The parsed value of a field of the record. */
  at(fields: Fields, index: number): T {
    if (index >= fields.count) return this.parse('');
    const { bytes } = fields;
    const start = fields.starts[index] as number;
    const end = fields.ends[index] as number;
    let slot = (fields.hashes[index] as number) & (SLOTS - 1);
    for (;;) {
      const known = this.slots[slot] as number;
      if (known < 0) break;
      if (isSame(this.keys[known] as Uint8Array, bytes, start, end)) return this.values[known] as T;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.parse(fields.text(index));
    if (this.keys.length < MOST_VALUES) {
      this.slots[slot] = this.keys.length;
      this.keys.push(bytes.slice(start, end));
      this.values.push(value);
    }
    return value;
  }
}

function isSame(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i += 1) if (key[i] !== bytes[start + i]) return false;
  return true;
}
