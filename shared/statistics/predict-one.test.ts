import { describe, expect, it } from 'vitest';
import { predictOne } from './predict-one.ts';

describe('one new value after a sample', () => {
  it('lies about the mean, farther than the mean itself may', () => {
    const found = predictOne([4, 5, 6, 5]);
    expect(found?.value).toBe(5);
    expect(found?.interval[0]).toBeCloseTo(2.0948, 4);
    expect(found?.interval[1]).toBeCloseTo(7.9052, 4);
  });

  it('is not known after one value or none', () => {
    expect([predictOne([]), predictOne([5])]).toEqual([undefined, undefined]);
  });

  it('is sure where nothing ever varied', () => {
    expect(predictOne([3, 3, 3])).toEqual({ value: 3, interval: [3, 3] });
  });
});
