import { describe, expect, it } from 'vitest';
import { changedCells, stillShown } from './publication.ts';
import type { Released, ReleasedCell } from './release.ts';

const place = (placeId: string, all: ReleasedCell): Released => ({
  ...{ indicatorId: 'absence', placeId, period: '2026-02', parts: [] },
  cells: { all, 'grade:3': { numerator: 1, denominator: 20 } },
});
const [eight, nine] = [
  { numerator: 8, denominator: 40 },
  { numerator: 9, denominator: 40 },
];

describe('what a release changes', () => {
  it('is the value of all students where it differs, came or went', () => {
    const earlier = [place('birch', eight), place('cedar', eight), place('dune', eight)];
    const released = [place('birch', eight), place('cedar', nine), place('elm', 'hidden')];
    expect(changedCells(earlier, released)).toEqual({
      cedar: { before: eight, after: nine },
      dune: { before: eight, after: null },
      elm: { before: null, after: 'hidden' },
    });
  });
});

describe('a value of the past', () => {
  const coding = [{ fromStudents: 0, underPercent: 25 }];
  const few = { denominator: 40, coded: 'few' as const, underPercent: 25 };

  it('is shown while its group is, and where there is no value now', () => {
    expect(stillShown(eight, nine, 10, [])).toEqual(eight);
    expect(stillShown(eight, undefined, 10, [])).toEqual(eight);
    expect(stillShown(null, nine, 10, [])).toBeNull();
  });

  it('is hidden with its group, below the minimum of today, and where its share is only coded now', () => {
    expect(stillShown(eight, 'hidden', 10, [])).toBe('hidden');
    expect(stillShown(eight, nine, 50, [])).toBe('hidden');
    expect(stillShown(eight, few, 10, [])).toBe('hidden');
  });

  it('is coded as shares are today', () => {
    expect(stillShown(eight, undefined, 10, coding)).toEqual(few);
    expect(stillShown(few, nine, 10, [])).toEqual(few);
  });
});
