import { describe, expect, it } from 'vitest';
import { sizesOf } from './gap-sizes.ts';

describe('the sizes of a gap', () => {
  const charted = { period: '2026-02', expected: -8, range: [-11, -5] as [number, number], signal: 'widens' as const };
  const verdict = { state: 'signal' as const, direction: 'widens' as const, since: '2026-02' };

  it('grow upwards, whichever group is higher', () => {
    const gap = {
      focal: 'english_learner:yes',
      reference: 'english_learner:no',
      points: [{ period: '2026-01' }, { period: '2026-02', gap: -12.5, interval: [-15, -10] as [number, number] }],
      chart: { verdict, points: [charted] },
    };
    expect(sizesOf(gap)).toEqual({
      points: [{ period: '2026-02', size: 12.5, interval: [10, 15] }],
      usual: [{ period: '2026-02', expected: 8, range: [5, 11] }],
      wider: new Map([['2026-02', 'worse']]),
    });
  });

  it('are below 0 where the groups stood the other way round', () => {
    const points = [
      { period: '2026-01', gap: -1 },
      { period: '2026-02', gap: 2 },
    ];
    const { points: sizes, wider } = sizesOf({
      focal: 'english_learner:yes',
      reference: 'english_learner:no',
      points,
      chart: { verdict, points: [{ ...charted, signal: undefined }] },
    });
    expect(sizes.map(({ size }) => size)).toEqual([-1, 2]);
    expect(wider.size).toBe(0);
  });
});
