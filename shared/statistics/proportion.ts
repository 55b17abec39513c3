/** A share as counts: `numerator` of `denominator`, both whole numbers, 0 <= numerator <= denominator. */
export type Proportion = { numerator: number; denominator: number };

/** The share, 0 to 1; undefined when nobody was counted. */
export function share({ numerator, denominator }: Proportion): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined;
}
