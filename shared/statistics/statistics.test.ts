import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOfSize, mover } from './mover.ts';
import { newcombe } from './newcombe.ts';
import { gapGrowth, growsByMoreThan, percent, pointsBetween } from './percent.ts';
import type { Proportion } from './proportion.ts';
import { wilson } from './wilson.ts';

const of = (numerator: number, denominator: number): Proportion => ({ numerator, denominator });
const proportion = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(5000))
  .map(([denominator, n]) => of(n % (denominator + 1), denominator));

describe('percent', () => {
  it.each([
    [1, 16, 6.3],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [0, 12, 0],
    [12, 12, 100],
    [4196, 17412, 24.1],
    [1, 2000, 0.1],
  ])('of %i in %i is %d', (numerator, denominator, expected) => {
    expect(percent(of(numerator, denominator))).toBe(expected);
  });

  it('of nobody is undefined, not 0', () => {
    expect(percent(of(0, 0))).toBeUndefined();
    expect(pointsBetween(of(0, 0), of(1, 2))).toBeUndefined();
  });

  it('is never further than a twentieth from the true share', () => {
    fc.assert(
      fc.property(proportion, (p) => {
        expect(Math.abs((percent(p) ?? -1) - (100 * p.numerator) / p.denominator)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

describe('points between two shares', () => {
  it('are rounded once from the counts, not from rounded shares', () => {
    expect(pointsBetween(of(1, 16), of(1, 8))).toBe(6.3);
    expect(pointsBetween(of(206, 1000), of(241, 1000))).toBe(3.5);
  });

  it('turn their sign when the periods are exchanged', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        expect((pointsBetween(a, b) ?? 0) + (pointsBetween(b, a) ?? 0)).toBe(0);
      }),
    );
  });
});

describe('growth of a gap', () => {
  it('is in points and has the sign of the size, whichever group is higher', () => {
    const before = { focal: of(25, 100), reference: of(20, 100) };
    const after = { focal: of(30, 100), reference: of(22, 100) };
    expect(gapGrowth(before, after)).toBe(3);
    const turn = ({ focal, reference }: typeof before) => ({ focal: reference, reference: focal });
    expect(gapGrowth(turn(before), turn(after))).toBe(3);
    expect(gapGrowth(after, before)).toBe(-3);
  });
});

describe('more than some points of growth', () => {
  it('is decided by whole numbers, so that exactly that much is not more', () => {
    const before = { focal: of(7, 100), reference: of(0, 100) };
    const after = { focal: of(17, 100), reference: of(0, 100) };
    expect(growsByMoreThan(10, before, after)).toBe(false);
    expect(growsByMoreThan(9.999999, before, after)).toBe(true);
    expect(growsByMoreThan(0, before, before)).toBe(false);
    expect(growsByMoreThan(0, before, { ...after, reference: of(0, 0) })).toBe(false);
  });
});

describe('intervals', () => {
  it('agree with Newcombe’s worked examples', () => {
    const example = newcombe(of(56, 70), of(48, 80));
    expect(example?.interval[0]).toBeCloseTo(0.0524314724024, 9);
    expect(example?.interval[1]).toBeCloseTo(0.333872654037, 9);
    expect(wilson(of(0, 0))).toBeUndefined();
    expect(newcombe(of(0, 0), of(1, 2))).toBeUndefined();
  });

  it('agree with the change of a gap between two years by MOVER', () => {
    const change = mover(
      { value: 0.150106837607, interval: [0.0990944131341, 0.200667018677] },
      { value: 0.218344998981, interval: [0.163694417547, 0.269975328124] },
    );
    expect(change.value).toBeCloseTo(0.068238161374, 9);
    expect(change.interval[0]).toBeCloseTo(-0.00621328562942, 9);
    expect(change.interval[1]).toBeCloseTo(0.140818863617, 9);
  });

  it('hold their estimate, and turn with the order of the groups', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [forth, back] = [newcombe(a, b), newcombe(b, a)];
        if (!forth || !back) throw new Error('both have students');
        expect(forth.interval[0]).toBeLessThanOrEqual(forth.difference + 1e-12);
        expect(forth.interval[1]).toBeGreaterThanOrEqual(forth.difference - 1e-12);
        expect(forth.interval[0]).toBeCloseTo(-back.interval[1], 12);
      }),
    );
  });

  it('of the growth from a gap of exactly 0 do not depend on which group is called focal', () => {
    const zero = (a: Proportion, b: Proportion) => {
      const found = newcombe(a, b);
      if (!found) throw new Error('both have students');
      return { value: found.difference, interval: found.interval };
    };
    const later = { value: 0.1, interval: [0.02, 0.18] as [number, number] };
    const one = growthOfSize(zero(of(1, 4), of(25, 100)), later);
    const two = growthOfSize(zero(of(25, 100), of(1, 4)), later);
    expect(one.interval[0]).toBeCloseTo(two.interval[0], 12);
    expect(one.interval[1]).toBeCloseTo(two.interval[1], 12);
  });

  it('of the growth of a gap’s size do not depend on which group is called focal', () => {
    fc.assert(
      fc.property(proportion, proportion, proportion, proportion, (a, b, c, d) => {
        const estimate = (x: Proportion, y: Proportion) => {
          const found = newcombe(x, y);
          if (!found) throw new Error('both have students');
          return { value: found.difference, interval: found.interval };
        };
        const one = growthOfSize(estimate(a, b), estimate(c, d));
        const two = growthOfSize(estimate(b, a), estimate(d, c));
        expect(one.interval[0]).toBeCloseTo(two.interval[0], 10);
        expect(one.interval[1]).toBeCloseTo(two.interval[1], 10);
      }),
    );
  });
});

const folder = process.env.THROUGHLINE_STATISTICS_CASES;
describe.runIf(folder)('reference cases computed in R', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'));

  it('agree on Newcombe intervals', () => {
    const { inputs, expected } = read('gap_01_newcombe_1998.json');
    for (const [i, one] of expected.cases.entries()) {
      const found = newcombe(of(inputs.x1[i], inputs.n1[i]), of(inputs.x2[i], inputs.n2[i]));
      expect(found?.difference).toBeCloseTo(one.diff, 9);
      expect(found?.interval[0]).toBeCloseTo(one.newcombe[0], 8);
      expect(found?.interval[1]).toBeCloseTo(one.newcombe[1], 8);
    }
  });

  it('agree on the change of a gap', () => {
    const { inputs, expected } = read('gap_08_change_of_gap_small.json');
    for (const size of ['small', 'large', 'zero']) {
      const [before, after] = ['period1', 'period2'].map((period) => {
        const { x1, n1, x2, n2 } = inputs[size][period];
        const found = newcombe(of(x1, n1), of(x2, n2));
        if (!found) throw new Error('the case has students');
        return { value: found.difference, interval: found.interval };
      });
      if (!before || !after) throw new Error('the case has two periods');
      const change = mover(before, after);
      expect(change.value).toBeCloseTo(expected[size].change, 9);
      expect(change.interval[0]).toBeCloseTo(expected[size].mover_ci[0], 8);
      expect(change.interval[1]).toBeCloseTo(expected[size].mover_ci[1], 8);
    }
  });
});
