import { describe, expect, it } from 'vitest';
import { pointsBetween, shownValue } from './shown-value.ts';

describe('a value that is shown', () => {
  it('stands with the students counted', () => {
    expect(shownValue({ numerator: 4196, denominator: 17412 })).toEqual({
      percent: 24.1,
      numerator: 4196,
      denominator: 17412,
    });
  });

  it('tells hidden, none and zero apart', () => {
    expect(shownValue('hidden')).toBe('hidden');
    expect(shownValue(undefined)).toBe('none');
    expect(shownValue({ numerator: 0, denominator: 0 })).toBe('none');
    expect(shownValue({ numerator: 0, denominator: 12 })).toMatchObject({ percent: 0 });
  });
});

describe('a change that is shown', () => {
  const shown = { numerator: 1, denominator: 20 };

  it('goes from the earlier to the later value', () => {
    expect(pointsBetween(shown, { numerator: 2, denominator: 20 })).toBe(5);
  });

  it('is not there unless both sides are', () => {
    expect(pointsBetween('hidden', shown)).toBeUndefined();
    expect(pointsBetween(shown, 'hidden')).toBeUndefined();
    expect(pointsBetween(undefined, shown)).toBeUndefined();
    expect(pointsBetween(shown, { numerator: 0, denominator: 0 })).toBeUndefined();
  });
});
