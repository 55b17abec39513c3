import { describe, expect, it } from 'vitest';
import { movementWithoutEach } from './movement.ts';

const deviation = (id: string, value: number, weight = 1e6) => ({ id, value, weight });

describe('movementWithoutEach', () => {
  it('is the median of the others, never of the place itself', () => {
    const found = movementWithoutEach(
      [-2, 1, 2, 3, 9].map((value, at) => deviation(`${at}`, value)),
      4,
    );
    expect(found.get('0')?.value).toBeCloseTo(2.5, 5);
    expect(found.get('2')?.value).toBeCloseTo(2, 5);
    expect(found.get('4')?.value).toBeCloseTo(1.5, 5);
  });

  it('is not moved by how far one of the others went', () => {
    const with9 = movementWithoutEach(
      [1, 2, 3, 4, 9].map((value, at) => deviation(`${at}`, value)),
      4,
    );
    const with99 = movementWithoutEach(
      [1, 2, 3, 4, 99].map((value, at) => deviation(`${at}`, value)),
      4,
    );
    expect(with99.get('0')).toEqual(with9.get('0'));
  });

  it('gives places a voice by how exactly they are known', () => {
    const found = movementWithoutEach(
      [deviation('a', 0), deviation('b', 1, 1e6), deviation('c', 2, 4e6), deviation('d', 3, 1e6)],
      3,
    );
    expect(found.get('a')?.value).toBeCloseTo(2, 5);
  });

  it('takes what is no more than chance for nothing, and only a part of what is a little more', () => {
    const small = movementWithoutEach(
      [1, 1, 1, 1, 1].map((value, at) => deviation(`${at}`, value, 0.25)),
      4,
    );
    expect(small.get('0')).toEqual({ value: 0, variance: 0 });
    const larger = movementWithoutEach(
      [2, 2, 2, 2, 2].map((value, at) => deviation(`${at}`, value, 0.25)),
      4,
    );
    expect(larger.get('0')?.value).toBeCloseTo(2 * (1 - Math.PI / 8), 12);
    expect(larger.get('0')?.variance).toBeCloseTo((1 - Math.PI / 8) ** 2 * (Math.PI / 2), 12);
  });

  it('is not told from too few', () => {
    expect(movementWithoutEach([deviation('a', 1), deviation('b', 1)], 2).size).toBe(0);
  });
});
