import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTQuantile, studentTTail, studentTTwoSidedP } from './student-t.ts';

const error = (found: number, expected: number) => Math.abs(found / expected - 1);

// Expected values were computed with 40 digits by mpmath, from the regularized incomplete beta function.
describe('the tail of Student’s t', () => {
  it.each([
    [1, 1, 0.25],
    [2.5, 4.5, 0.02995284325110027],
    [0.01, 30, 0.49604374628658887],
    [12, 3, 0.0006225079003946684],
    [40, 100, 1.2310538010700354e-63],
    [1.7, 1000, 0.04472094347962002],
  ])('above %d at %d degrees of freedom is %d', (t, degrees, expected) => {
    expect(error(studentTTail(t, degrees), expected)).toBeLessThan(1e-12);
  });

  it('is that of Cauchy at one degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
        expect(studentTTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 13);
      }),
    );
  });

  it('ends at 0, and refuses degrees of freedom that are not above 0', () => {
    expect(studentTTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentTTail(Number.NaN, 3)).toBeNaN();
    expect(studentTTwoSidedP(0, 3)).toBe(1);
    expect(() => studentTTail(1, 0)).toThrow(RangeError);
    expect(() => studentTQuantile(0.025, Number.NaN)).toThrow(RangeError);
  });
});

describe('the quantile of Student’s t', () => {
  it.each([
    [0.025, 1, 12.706204736174705],
    [0.025, 2, 4.302652729749464],
    [0.025, 8, 2.306004135204167],
    [0.025, 10, 2.228138851986275],
    [0.025, 100, 1.983971518523552],
    [0.005, 5, 4.032142983555228],
    [1e-6, 3, 103.29946778041933],
    [0.4, 7, 0.2631668613520228],
  ])('exceeded with probability %d at %d degrees of freedom is %d', (tail, degrees, expected) => {
    expect(error(studentTQuantile(tail, degrees), expected)).toBeLessThan(1e-12);
    expect(error(studentTQuantile(1 - tail, degrees), -expected)).toBeLessThan(1e-9);
  });

  it('leads back to its probability', () => {
    const [tail, degrees] = [fc.double({ min: 1e-8, max: 0.5, noNaN: true }), fc.double({ min: 0.5, max: 300 })];
    fc.assert(
      fc.property(tail, degrees.filter(Number.isFinite), (p, df) => {
        expect(error(studentTTail(studentTQuantile(p, df), df), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it('refuses a probability that is not between 0 and 1', () => {
    for (const tail of [0, 1, -0.1, Number.NaN]) expect(() => studentTQuantile(tail, 5)).toThrow(RangeError);
  });
});
