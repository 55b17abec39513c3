import { expect, it } from 'vitest';
import { areaPath, linePath } from './path.ts';

const edge = [
  { x: 0, y: 5 },
  { x: 10, y: 2.3456 },
];

it('joins spots to a line, and two lines to a surface', () => {
  expect(linePath(edge)).toBe('M0,5L10,2.35');
  const below = edge.map(({ x }) => ({ x, y: 9 }));
  expect(areaPath(edge, below)).toBe('M0,5L10,2.35L10,9L0,9Z');
});

it('draws nothing without spots', () => {
  expect([linePath([]), areaPath([], [])]).toEqual(['', '']);
});
