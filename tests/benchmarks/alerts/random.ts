/** A seeded source of chance: the same seed brings the same numbers on every machine. */
export class Random {
  #state: number;
  #spare: number | undefined;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform, 0 to below 1 (mulberry32). */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }

  between(lowest: number, highest: number): number {
    return lowest + (highest - lowest) * this.uniform();
  }

  /** Standard normal (Marsaglia's polar method). */
  normal(): number {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare !== undefined) return spare;
    for (;;) {
      const x = this.between(-1, 1);
      const y = this.between(-1, 1);
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * scale;
      return x * scale;
    }
  }

  binomial(trials: number, probability: number): number {
    let hits = 0;
    for (let trial = 0; trial < trials; trial += 1) if (this.uniform() < probability) hits += 1;
    return hits;
  }

  /** Beta of mean `mean` whose values correlate within one holder by `icc`: a beta-binomial's propensity. */
  propensity(mean: number, icc: number): number {
    const strength = (1 - icc) / icc;
    const one = this.#gamma(mean * strength);
    return one / (one + this.#gamma((1 - mean) * strength));
  }

  /** Gamma of scale 1 (Marsaglia and Tsang 2000). */
  #gamma(shape: number): number {
    if (shape < 1) return this.#gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  }
}
