import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideMore } from './hide-more.ts';
import type { Released } from './release.ts';
import { cellKey } from './table.ts';

const released: Released[] = [
  {
    indicatorId: 'absence',
    placeId: 'birch',
    period: '2026-02',
    parts: [],
    without: { race: ['cedar'] },
    restated: true,
    cells: {
      all: { numerator: 20, denominator: 100 },
      'el:yes': { denominator: 20, coded: 'few', fewerThan: 3 },
      'el:no': 'hidden',
    },
  },
  {
    indicatorId: 'absence',
    placeId: 'cedar',
    period: '2026-02',
    parts: [],
    cells: { all: { numerator: 1, denominator: 50 } },
  },
];
const keys = released.flatMap(({ placeId, cells }) => Object.keys(cells).map((group) => cellKey(placeId, group)));

describe('a release in which more is hidden', () => {
  it('keeps everything else as it was, and hides shown and coded cells alike', () => {
    const [birch, cedar] = hideMore(
      released,
      new Set([cellKey('birch', 'el:yes'), cellKey('birch', 'all'), 'elsewhere all']),
    );
    expect(birch).toEqual({ ...released[0], cells: { all: 'hidden', 'el:yes': 'hidden', 'el:no': 'hidden' } });
    expect(cedar).toEqual(released[1]);
  });

  it('is the same in steps as at once, in any order, and again', () => {
    const some = fc.subarray(keys).map((chosen) => new Set(chosen));
    fc.assert(
      fc.property(some, some, (one, two) => {
        const atOnce = hideMore(released, new Set([...one, ...two]));
        expect(hideMore(hideMore(released, one), two)).toEqual(atOnce);
        expect(hideMore(hideMore(released, two), one)).toEqual(atOnce);
        expect(hideMore(atOnce, one)).toEqual(atOnce);
      }),
    );
  });
});
