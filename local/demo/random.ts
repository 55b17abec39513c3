/** All chance in the demo comes from this number, so that every run makes the same region. */
const SEED = 20_260_531;

/**
 * A number from 0 to 1 (without 1) that its keys decide: the same keys give the same number, in any order of asking, so
 * that any file can be made without the others.
 */
export function chance(...keys: number[]): number {
  let hash = SEED;
  for (const key of keys) {
    hash = Math.imul(hash ^ key, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A draw of the standard normal distribution that its keys decide (Box and Muller 1958). */
export function normal(...keys: number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(...keys, 1)));
  return radius * Math.cos(2 * Math.PI * chance(...keys, 2));
}

/** The share that a logit stands for, 0 to 1. */
export const share = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Picks an index by weights. */
export function pick(weights: readonly number[], at: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = at * total;
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    }),
  );
}
