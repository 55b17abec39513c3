import type { Fields } from './fields.ts';

/** More different values than this are not remembered; they are then parsed each time. */
const MOST_VALUES = 4096;
const SLOTS = 4 * MOST_VALUES;
/** Longer values are not remembered either. */
const MOST_BYTES = 100;
const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;
const EMPTY = -1;

/**
 * Parses each different value of a column once: schools, grades, days and groups repeat from row to row. Values are told
 * apart by their bytes, without making text of them.
 */
export class Dictionary<T> {
  private readonly parse: (text: string) => T;
  private readonly values: T[] = [];
  /** Numbers of values by their one byte, and by the hash of their bytes. */
  private readonly singles = new Int32Array(256).fill(EMPTY);
  private slots: Int32Array | undefined;
  private readonly keys: Uint8Array[] = [];
  private missing: { value: T } | undefined;

  constructor(parse: (text: string) => T) {
    this.parse = parse;
  }

  /** The parsed value of a field of the record. */
  at(fields: Fields, index: number): T {
    if (index < 0 || index >= fields.count) {
      this.missing ??= { value: this.parse('') };
      return this.missing.value;
    }
    const start = fields.starts[index] as number;
    const end = fields.ends[index] as number;
    if (end - start !== 1) return this.atBytes(fields, index, start, end);
    const byte = fields.bytes[start] as number;
    const known = this.singles[byte] as number;
    if (known !== EMPTY) return this.values[known] as T;
    const value = this.parse(fields.text(index));
    this.singles[byte] = this.remember(value);
    return value;
  }

  private atBytes(fields: Fields, index: number, start: number, end: number): T {
    const { bytes } = fields;
    if (end - start > MOST_BYTES) return this.parse(fields.text(index));
    this.slots ??= new Int32Array(SLOTS).fill(EMPTY);
    let hash = HASH_START;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), HASH_PRIME);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let known = this.slots[slot] as number; known !== EMPTY; known = this.slots[slot] as number) {
      if (isSame(this.keys[known] as Uint8Array, bytes, start, end)) return this.values[known] as T;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.parse(fields.text(index));
    if (this.values.length < MOST_VALUES) {
      this.keys[this.values.length] = bytes.slice(start, end);
      this.slots[slot] = this.remember(value);
    }
    return value;
  }

  private remember(value: T): number {
    return this.values.push(value) - 1;
  }
}

function isSame(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i += 1) if (key[i] !== bytes[start + i]) return false;
  return true;
}
