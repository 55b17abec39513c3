/**
 * P values adjusted for how many were looked at together, in the order given, 0 to 1. None for none. They agree with R's
 * `p.adjust`. Each throws a RangeError for a p value that is not between 0 and 1.
 */
type Adjust = (pValues: readonly number[]) => number[];

/**
 * The false discovery rate at which each p value is selected (Benjamini and Hochberg 1995). Selecting those up to 0.05
 * keeps the expected share of false ones among them at 5% or less, for independent or positively dependent tests.
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export const benjaminiHochberg: Adjust = (pValues) => {
  const n = pValues.length;
  return fromLargest(pValues, (p, rank) => (p * n) / rank);
};

/**
 * As {@link benjaminiHochberg}, for tests that depend on each other in any way (Benjamini and Yekutieli 2001).
 *
 * @example benjaminiYekutieli([0.01, 0.04, 0.03]) // [0.055, 0.0733, 0.0733]
 */
export const benjaminiYekutieli: Adjust = (pValues) => {
  const n = pValues.length;
  const harmonic = pValues.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return fromLargest(pValues, (p, rank) => (p * n * harmonic) / rank);
};

/**
 * The chance that any at all is false, step by step from the smallest (Holm 1979).
 *
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export const holm: Adjust = (pValues) => {
  const n = pValues.length;
  const adjusted = new Array<number>(n);
  let largest = 0;
  for (const [at, index] of ascending(pValues).entries()) {
    largest = Math.max(largest, Math.min(1, (pValues[index] as number) * (n - at)));
    adjusted[index] = largest;
  }
  return adjusted;
};

/**
 * The chance that any at all is false, by multiplication with how many there are.
 *
 * @example bonferroni([0.01, 0.04, 0.03]) // [0.03, 0.12, 0.09]
 */
export const bonferroni: Adjust = (pValues) => {
  mustBeProbabilities(pValues);
  return pValues.map((p) => Math.min(1, p * pValues.length));
};

/**
 * Which of many p values to report so that at most the share `rate` of those reported is expected to be false: for each,
 * in the order given, whether it is. By {@link benjaminiHochberg}.
 *
 * @example discoveries([0.01, 0.2, 0.03], 0.05) // [true, false, true]
 */
export function discoveries(pValues: readonly number[], rate: number): boolean[] {
  return benjaminiHochberg(pValues).map((adjusted) => adjusted <= rate);
}

/** Never above what a larger p value was adjusted to, so that the order of the p values is kept. */
function fromLargest(pValues: readonly number[], adjust: (p: number, rank: number) => number): number[] {
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  for (const [at, index] of [...ascending(pValues).entries()].reverse()) {
    smallest = Math.min(smallest, adjust(pValues[index] as number, at + 1));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/** The places of the p values, the smallest first. */
function ascending(pValues: readonly number[]): number[] {
  mustBeProbabilities(pValues);
  return [...pValues.keys()].sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
}

function mustBeProbabilities(pValues: readonly number[]): void {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`A p value lies between 0 and 1; this one is ${wrong}.`);
}
