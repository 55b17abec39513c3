/** A share as counts: `numerator` of `denominator`, both whole numbers, 0 <= numerator <= denominator. */
export type Proportion = { numerator: number; denominator: number };
