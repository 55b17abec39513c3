import { describe, expect, it } from 'vitest';
import { expectation } from '../testing/read-text.ts';
import { knownValues, likelyValue } from './known-values.ts';
import { PLACE } from './mapping.ts';

const schools = knownValues(PLACE, {
  ...expectation,
  dataset: 'attendance',
  places: ['Birch Elementary', 'Fir Ridge Middle School', 'Fir Ridge Elementary'].map((name, at) => ({
    ...{ id: `s${at}`, kind: 'school' as const, name, codes: [] },
  })),
});

describe('what a label most likely stands for', () => {
  it('is the school whose own name is near, of that kind where two have it', () => {
    expect(likelyValue('Birch El.', schools)).toBe('s0');
    expect(likelyValue('Fir Ridge Elem', schools)).toBe('s2');
    expect(likelyValue('Firridge Middle', schools)).toBe('s1');
  });

  it('is nothing where only the kind of school is the same', () => {
    expect(likelyValue('Fir Creek Elementary', schools)).toBeUndefined();
    expect(likelyValue('Elementary School', schools)).toBeUndefined();
  });
});
