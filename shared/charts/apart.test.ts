import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from './apart.ts';

describe('apart', () => {
  it('leaves labels alone that do not touch', () => {
    expect(
      apart(
        [
          { at: 10, height: 20 },
          { at: 60, height: 20 },
        ],
        200,
      ),
    ).toEqual([10, 60]);
  });

  it('moves later labels as little as it must, to the side on which they are', () => {
    expect(
      apart(
        [
          { at: 50, height: 20 },
          { at: 60, height: 20 },
          { at: 45, height: 20 },
        ],
        200,
      ),
    ).toEqual([50, 70, 30]);
  });

  it('turns to the other side at the edge', () => {
    expect(
      apart(
        [
          { at: 4, height: 20 },
          { at: 0, height: 20 },
        ],
        200,
      ),
    ).toEqual([4, 24]);
    expect(
      apart(
        [
          { at: 176, height: 20 },
          { at: 184, height: 20 },
        ],
        200,
      ),
    ).toEqual([176, 156]);
  });

  it('never lets one cover another', () => {
    const label = fc.record({
      at: fc.double({ min: 0, max: 200, noNaN: true }),
      height: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), (wanted) => {
        const placed = apart(wanted, 220).map((at, index) => ({ at, end: at + (wanted[index]?.height ?? 0) }));
        const sorted = placed.toSorted((one, other) => one.at - other.at);
        sorted.slice(1).forEach(({ at }, index) => {
          expect(at).toBeGreaterThanOrEqual((sorted[index]?.end ?? 0) - 1e-9);
        });
      }),
    );
  });
});
