import { expect, it } from 'vitest';
import { linearScale, niceScale } from './scale.ts';

it('lays values out in a straight line, also beyond the domain', () => {
  const scale = linearScale([10, 20], [200, 100]);
  expect([10, 12.5, 20, 30].map(scale)).toEqual([200, 175, 100, 0]);
});

it('has a place for the one value of an empty domain', () => {
  expect(linearScale([7, 7], [0, 100])(7)).toBe(50);
});

it('goes from round value to round value', () => {
  const { at, ticks } = niceScale([14.3, 24.6], [100, 0], 4);
  expect(ticks).toEqual([14, 16, 18, 20, 22, 24, 26]);
  expect([at(14), at(26)]).toEqual([100, 0]);
});
