import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, benjaminiYekutieli, bonferroni, discoveries, holm } from './p-adjust.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';

const methods = { benjaminiHochberg, benjaminiYekutieli, holm, bonferroni };
const pValues = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 1)), {
  maxLength: 40,
});

describe('p values of many tests', () => {
  it.each([
    ['benjaminiHochberg', [0.03, 0.04, 0.04]],
    ['benjaminiYekutieli', [0.055, 0.22 / 3, 0.22 / 3]],
    ['holm', [0.03, 0.06, 0.06]],
    ['bonferroni', [0.03, 0.12, 0.09]],
  ] as const)('by %s', (method, expected) => {
    for (const [index, found] of methods[method]([0.01, 0.04, 0.03]).entries()) {
      expect(found).toBeCloseTo(expected[index] ?? Number.NaN, 12);
    }
  });

  describe.each(Object.entries(methods))('by %s', (_, adjust) => {
    it('are none for none, and the same for one', () => {
      expect(adjust([])).toEqual([]);
      expect(adjust([0.04])).toEqual([0.04]);
    });

    it('are never below the raw ones nor above 1, keep their order, and are equal for ties', () => {
      fc.assert(
        fc.property(pValues, (p) => {
          const adjusted = adjust(p);
          for (const [i, one] of p.entries()) {
            expect(adjusted[i]).toBeGreaterThanOrEqual(one * (1 - 1e-12));
            expect(adjusted[i]).toBeLessThanOrEqual(1);
            for (const [j, two] of p.entries()) {
              if (one <= two) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? -1);
            }
          }
        }),
      );
    });

    it('do not depend on the order in which they come', () => {
      fc.assert(
        fc.property(pValues, (p) => {
          expect(adjust(p.toReversed())).toEqual(adjust(p).reverse());
        }),
      );
    });

    it('refuse what is no probability', () => {
      for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => adjust([0.5, wrong])).toThrow(RangeError);
    });
  });

  it('select those whose false discovery rate is at most what is asked', () => {
    expect(discoveries([0.01, 0.2, 0.03], 0.05)).toEqual([true, false, true]);
    expect(discoveries([], 0.05)).toEqual([]);
  });

  it.runIf(hasReferenceCases)('agree with R by every method', () => {
    const { inputs, expected, expectAgreement } = referenceCase('mul_01_padjust_example');
    const found = {
      BH: benjaminiHochberg(inputs.p),
      BY: benjaminiYekutieli(inputs.p),
      holm: holm(inputs.p),
      bonferroni: bonferroni(inputs.p),
      n_BH_05: discoveries(inputs.p, 0.05).filter(Boolean).length,
      n_raw_05: inputs.p.filter((p: number) => p <= 0.05).length,
    };
    expectAgreement(found, expected);
  });
});
