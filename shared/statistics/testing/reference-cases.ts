import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Where the cases that were computed in R lie. A clone goes without them: worked examples stand beside each function. */
const folder = process.env.THROUGHLINE_STATISTICS_CASES;

export const hasReferenceCases = folder !== undefined;

type ReferenceCase = {
  // The cases differ in what they hold, and each test knows its own.
  inputs: ReturnType<typeof JSON.parse>;
  expected: ReturnType<typeof JSON.parse>;
  /** Fails unless each number of `found` agrees with that of `expected` within the tolerance of the case. */
  expectAgreement: (found: unknown, expected: unknown) => void;
};

export function referenceCase(id: string): ReferenceCase {
  const read = JSON.parse(readFileSync(join(folder ?? '', `${id}.json`), 'utf8'));
  const expectAgreement = (found: unknown, expected: unknown): void => {
    expect(found).toEqual(near(found, expected, read.relative_tolerance, read.absolute_tolerance));
  };
  return { inputs: read.inputs, expected: read.expected, expectAgreement };
}

/** `expected` with each number that `found` agrees with replaced by that of `found`. */
function near(found: unknown, expected: unknown, relative: number, absolute: number): unknown {
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(found - expected) <= absolute + relative * Math.abs(expected) ? found : expected;
  }
  if (typeof expected !== 'object' || expected === null) return expected;
  const inner = (key: string) => (found as Record<string, unknown> | undefined)?.[key];
  const entries = Object.entries(expected).map(([key, value]) => [key, near(inner(key), value, relative, absolute)]);
  return Array.isArray(expected) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
