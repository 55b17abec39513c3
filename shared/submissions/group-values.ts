import { NOT_REPORTED } from '../catalog/dimensions.ts';
import type { GroupColumn } from './block.ts';

/** Codes are bytes. Columns of persons are refused long before a dimension has so many values. */
const MOST_VALUES = 256;

/** The values of one dimension as they come in, numbered in order of appearance; 0 is not reported. */
export class GroupValues {
  readonly dimension: string;
  private readonly names = new Map([[NOT_REPORTED, 0]]);

  constructor(dimension: string) {
    this.dimension = dimension;
  }

  get count(): number {
    return this.names.size;
  }

  /** The number of a value. Throws when there are more than a byte can tell apart. */
  code(value: string): number {
    const known = this.names.get(value);
    if (known !== undefined) return known;
    if (this.names.size >= MOST_VALUES) throw new RangeError(`More than ${MOST_VALUES} values of ${this.dimension}.`);
    this.names.set(value, this.names.size);
    return this.names.size - 1;
  }

  /** The values in an order that does not depend on the order of rows, and what each number becomes in it. */
  sorted(): { values: string[]; becomes: Uint8Array } {
    const [, ...reported] = this.names.keys();
    const values = [NOT_REPORTED, ...reported.sort()];
    const becomes = new Uint8Array(MOST_VALUES);
    for (const [value, code] of this.names) becomes[code] = values.indexOf(value);
    return { values, becomes };
  }

  /** The column of chosen rows, values in alphabetical order. Values that none of the rows has are left out. */
  column(codes: Uint8Array): GroupColumn {
    const { values, becomes } = this.sorted();
    const isUsed = new Uint8Array(MOST_VALUES);
    isUsed[becomes[0] as number] = 1;
    for (let at = 0; at < codes.length; at += 1) isUsed[becomes[codes[at] as number] as number] = 1;
    const used = values.filter((_, code) => isUsed[code] === 1);
    const narrowed = becomes.map((code) => Math.max(0, used.indexOf(values[code] ?? '')));
    const chosen = new Uint8Array(codes.length);
    for (let at = 0; at < codes.length; at += 1) chosen[at] = narrowed[codes[at] as number] as number;
    return { dimension: this.dimension, values: used, codes: chosen };
  }
}
