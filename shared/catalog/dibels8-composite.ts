/** What a point in each measure adds to the weighted sum. Accuracy as a fraction of 1. */
type Weights = Readonly<Partial<Record<string, number>>>;
type Scale = {
  /** Weights of all windows, or of the first one and of the others. */
  weights: Weights;
  weightsAtBOY?: Weights;
  mean: number;
  sd: number;
  offset: Readonly<Record<string, number>>;
};

const kindergarten = { LNF: 8.86, PSF: 4.13, 'NWF-CLS': 14.93, 'NWF-WRC': 3.56, WRF: 5.62 };
const offset = { BOY: 360, MOY: 400, EOY: 440 };
/** Points of the composite to one standard deviation. */
const POINTS = 40;

/**
 * Weights and constants of the composite. Kindergarten to grade 3 were checked on exported composites: 84 of 84 in grades 1
 * to 3 and 69 of 78 in kindergarten came out the same. The weights of grades 4 to 8 are not known to us, so their
 * composites are taken as they are sent.
 *
 * Source: DIBELS 8th Edition composite calculation (University of Oregon, July 2020), by way of a third party,
 * lushmade/DIBELS_Calculator.
 */
const scales: Readonly<Record<string, Scale>> = {
  K: {
    weights: kindergarten,
    weightsAtBOY: { ...kindergarten, LNF: 35.44 },
    mean: 729,
    sd: 630,
    offset: { BOY: 289, MOY: 364, EOY: 398 },
  },
  1: {
    weights: {
      LNF: 10.72,
      PSF: 2.13,
      'NWF-CLS': 23.13,
      'NWF-WRC': 7.79,
      WRF: 13.51,
      'ORF-WC': 25.36,
      'ORF-ACC': 0.25,
    },
    mean: 3371,
    sd: 2251,
    offset,
  },
  2: {
    weights: { 'NWF-CLS': 32.74, 'NWF-WRC': 10.95, WRF: 21.26, 'ORF-WC': 35.36, 'ORF-ACC': 0.15, MAZE: 4.28 },
    mean: 7085,
    sd: 3811,
    offset,
  },
  3: {
    weights: { 'NWF-CLS': 40.02, 'NWF-WRC': 11.8, WRF: 19.83, 'ORF-WC': 39.42, 'ORF-ACC': 0.09, MAZE: 4.79 },
    mean: 10_051,
    sd: 4349,
    offset,
  },
};

/**
 * The DIBELS 8 composite as its parts give it: the weighted sum of the raw scores in standard deviations, times 40, rounded,
 * plus a constant that rises from window to window. `scoreOf` gives the score of a measure, NaN or undefined for none;
 * accuracy is in percent, as everywhere here, and goes into the sum as a fraction. Undefined where a part is missing, and
 * in grades 4 to 8, whose weights are not known.
 *
 * @example in grade 1 at BOY, with all seven parts at 0: 300
 */
export function dibels8Composite(
  grade: string,
  window: string,
  scoreOf: (measure: string) => number | undefined,
): number | undefined {
  const scale = scales[grade];
  const constant = scale?.offset[window];
  if (!scale || constant === undefined) return undefined;
  const weights = (window === 'BOY' && scale.weightsAtBOY) || scale.weights;
  let sum = 0;
  for (const [measure, weight = 0] of Object.entries(weights)) {
    const score = scoreOf(measure) ?? Number.NaN;
    sum += weight * (measure === 'ORF-ACC' ? score / 100 : score);
  }
  return Number.isNaN(sum) ? undefined : Math.round((POINTS * (sum - scale.mean)) / scale.sd) + constant;
}
