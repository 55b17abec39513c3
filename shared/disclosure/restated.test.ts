import { describe, expect, it } from 'vitest';
import type { Released, ReleasedCell } from './release.ts';
import { markRestated } from './restated.ts';

const region = (all: ReleasedCell, parts: string[], rest: Partial<Released> = {}): Released => ({
  indicatorId: 'chronic-absence',
  placeId: 'region',
  period: '2026-02',
  cells: { all },
  parts,
  ...rest,
});
const twenty = { numerator: 20, denominator: 100 };
const thirty = { numerator: 30, denominator: 100 };

describe('a release', () => {
  it.each([
    ['is not restated when it is the first', region(twenty, ['a']), [], false],
    ['is not restated when it says the same', region(twenty, ['a']), [region(twenty, ['a'])], false],
    ['is restated when the same parts now say something else', region(thirty, ['a']), [region(twenty, ['a'])], true],
    ['is not restated when more parts came in', region(thirty, ['a', 'b']), [region(twenty, ['a'])], false],
    ['is not restated when a number is only hidden now', region('hidden', ['a']), [region(twenty, ['a'])], false],
    ['stays restated', region(thirty, ['a']), [region(thirty, ['a'], { restated: true })], true],
  ])('%s', (_, released, earlier, expected) => {
    expect(markRestated([released], earlier)[0]?.restated ?? false).toBe(expected);
  });
});
