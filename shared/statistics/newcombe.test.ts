import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrestiCaffo } from './agresti-caffo.ts';
import { newcombe } from './newcombe.ts';
import { of, proportion } from './testing/proportions.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';
import { waldDifference } from './wald.ts';
import { wilson } from './wilson.ts';

describe('the interval of a difference of shares', () => {
  it('agrees with the first worked example of Newcombe', () => {
    const example = newcombe(of(56, 70), of(48, 80));
    expect(example?.interval[0]).toBeCloseTo(0.0524314724024, 9);
    expect(example?.interval[1]).toBeCloseTo(0.333872654037, 9);
    expect(agrestiCaffo(of(56, 70), of(48, 80))?.[0]).toBeCloseTo(0.0524529266381, 9);
    expect(waldDifference(of(56, 70), of(48, 80))?.interval[0]).toBeCloseTo(0.057504899149, 9);
  });

  it('is undefined when nobody was counted', () => {
    for (const interval of [newcombe, agrestiCaffo, waldDifference]) {
      expect(interval(of(0, 0), of(1, 2))).toBeUndefined();
      expect(interval(of(1, 2), of(0, 0))).toBeUndefined();
    }
    expect(wilson(of(0, 0))).toBeUndefined();
  });

  it('holds its estimate, and turns with the order of the groups', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [forth, back] = [newcombe(a, b), newcombe(b, a)];
        if (!forth || !back) throw new Error('both have students');
        expect(forth.interval[0]).toBeLessThanOrEqual(forth.difference + 1e-12);
        expect(forth.interval[1]).toBeGreaterThanOrEqual(forth.difference - 1e-12);
        expect(forth.difference).toBeCloseTo(-back.difference, 12);
        expect(forth.interval[0]).toBeCloseTo(-back.interval[1], 12);
      }),
    );
  });

  it('narrows as the groups grow and their shares stay', () => {
    const width = ([lower, upper]: [number, number] = [0, 0]) => upper - lower;
    fc.assert(
      fc.property(proportion, proportion, fc.integer({ min: 2, max: 50 }), (a, b, times) => {
        const [more, most] = [a, b].map((p) => of(p.numerator * times, p.denominator * times));
        if (!more || !most) throw new Error('there are two');
        expect(width(newcombe(more, most)?.interval)).toBeLessThan(width(newcombe(a, b)?.interval));
      }),
    );
  });

  it.runIf(hasReferenceCases)('agrees with R by three methods', () => {
    const { inputs, expected, expectAgreement } = referenceCase('gap_01_newcombe_1998');
    const found = expected.cases.map((_: unknown, i: number) => {
      const [first, second] = [of(inputs.x1[i], inputs.n1[i]), of(inputs.x2[i], inputs.n2[i])];
      return {
        diff: newcombe(first, second)?.difference,
        newcombe: newcombe(first, second)?.interval,
        wald: waldDifference(first, second)?.interval,
        agresti_caffo: agrestiCaffo(first, second),
      };
    });
    expectAgreement({ cases: found }, expected);
  });
});
