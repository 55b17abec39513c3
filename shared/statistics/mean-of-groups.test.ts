import { describe, expect, it } from 'vitest';
import { meanOfGroups } from './mean-of-groups.ts';

const one = { weight: 30, value: 1, interval: [0.7, 1.3] as [number, number] };
const other = { weight: 10, value: 2, interval: [1.4, 2.6] as [number, number] };

describe('the mean of groups', () => {
  it('weights each by how many it has', () => {
    const found = meanOfGroups([one, other]);
    expect(found?.value).toBeCloseTo(1.25, 12);
    expect(found?.interval[0]).toBeCloseTo(0.9796, 4);
    expect(found?.interval[1]).toBeCloseTo(1.5204, 4);
  });

  it('of one group is its own, and of nobody is not known', () => {
    expect(meanOfGroups([one])?.interval[0]).toBeCloseTo(0.7, 12);
    expect(meanOfGroups([])).toBeUndefined();
    expect(meanOfGroups([{ ...one, weight: 0 }])).toBeUndefined();
  });
});
