import { overlapAt, type Panel } from './panel.ts';

/**
 * The variance of a moving average of watched values about a baseline's mean, in units of the variance of one value, when
 * both are of students who stay. Each value is partly chance of its own (`own`), and partly who is there, which is shared
 * by months as far as their students are:
 *
 *     Σ cₜ² (own + uₜ) + w² own / B + icc (Σ Cᵢ Cⱼ o(i, j) + w² mean o(B, B) − 2 w Σ Cᵢ mean o(i, B))
 *
 * with c the weights of the average, w their sum, C their sums by school year, B the months of the baseline and o the
 * students in common. Made step by step, one value after another.
 */
export class EwmaVariance {
  readonly #lambda: number;
  readonly #panel: Panel;
  readonly #own: number;
  readonly #baseline: ReadonlyMap<number, number>;
  readonly #months: number;
  #chance = 0;
  readonly #years = new Map<number, number>();

  /** `own`: variance of one value that no other month shares. `baselineYears`: the school year of each baseline value. */
  constructor(lambda: number, panel: Panel, own: number, baselineYears: readonly number[]) {
    this.#lambda = lambda;
    this.#panel = panel;
    this.#own = own;
    this.#months = baselineYears.length;
    const baseline = new Map<number, number>();
    for (const year of baselineYears) baseline.set(year, (baseline.get(year) ?? 0) + 1 / this.#months);
    this.#baseline = baseline;
  }

  /** The variance after one more value of a school year, whose expected value has the variance `uncertainty` itself. */
  next(year: number, uncertainty: number): number {
    const keep = 1 - this.#lambda;
    this.#chance = keep ** 2 * this.#chance + this.#lambda ** 2 * (this.#own + uncertainty);
    for (const [earlier, weight] of this.#years) this.#years.set(earlier, keep * weight);
    this.#years.set(year, (this.#years.get(year) ?? 0) + this.#lambda);
    return this.#chance + this.#ofBaseline() + this.#panel.icc * Math.max(0, this.#ofStudents());
  }

  #weight(): number {
    return [...this.#years.values()].reduce((sum, weight) => sum + weight, 0);
  }

  #ofBaseline(): number {
    return (this.#weight() ** 2 * this.#own) / this.#months;
  }

  #ofStudents(): number {
    const weights = new Map(this.#years);
    const all = this.#weight();
    for (const [year, part] of this.#baseline) weights.set(year, (weights.get(year) ?? 0) - all * part);
    let sum = 0;
    for (const [one, weight] of weights) {
      for (const [other, otherWeight] of weights) sum += weight * otherWeight * overlapAt(this.#panel, one - other);
    }
    return sum;
  }
}
