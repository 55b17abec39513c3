type Values = Uint8Array | Uint16Array | Float64Array;

/** A typed array that grows by doubling: one number for each row. */
export class Column<A extends Values> {
  values: A;
  private readonly make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.make = make;
    this.values = make(1024);
  }

  set(row: number, value: number): void {
    if (row >= this.values.length) {
      const grown = this.make(Math.max(row + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[row] = value;
  }
}
