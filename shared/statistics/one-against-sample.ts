import { sampleOf } from './sample.ts';
import { studentTQuantile, studentTTail } from './student-t.ts';
import type { Interval } from './wilson.ts';

/** What is known of chance beside the spread of the sample, as variances in the squared unit of the values. */
export type Chance = {
  /** The spread of the sample is at least this: what chance alone does to each of its values. */
  least?: number;
  /** What chance does more to the one value than to those of the sample. */
  more?: number;
};

/** One value against a sample that it is not of; all but `z`, `shareBelow` and probabilities in the unit of the values. */
export type OneAgainstSample = {
  mean: number;
  deviation: number;
  /** The value minus the mean. */
  difference: number;
  /** The difference in standard deviations; undefined where the sample does not vary. */
  z: number | undefined;
  /** Share of the sample that is below the value, 0 to 1. */
  shareBelow: number;
  /** 95% interval of the difference to what one more value like the sample would be. */
  interval: Interval;
  /** The chance that one more value like the sample is as far up, as far down, and as far to either side, 0 to 1. */
  pAbove: number;
  pBelow: number;
  p: number;
};

/**
 * Whether one value is more than one more of a sample would be: by the prediction interval of Student's t, with
 * s² (1 + 1/k) + more as its variance and k - 1 degrees of freedom. Undefined for a sample of fewer than two, and where
 * nothing varies. Assumes that values of the sample scatter normally. Without what else is known of chance it agrees with
 * R's `predict(lm(sample ~ 1), interval = 'prediction')`.
 *
 * @example oneAgainstSample(7, [1, 2, 3]) // mean 2, difference 5, z 5, interval [0.0317, 9.9683], p 0.0494
 */
export function oneAgainstSample(
  value: number,
  sample: readonly number[],
  { least = 0, more = 0 }: Chance = {},
): OneAgainstSample | undefined {
  const found = sampleOf(sample);
  if (!found) return undefined;
  const { mean, deviation } = found;
  const [count, difference] = [sample.length, value - mean];
  const error = Math.sqrt(Math.max(deviation ** 2, least) * (1 + 1 / count) + more);
  if (!(error > 0)) return undefined;
  const reach = studentTQuantile(0.025, count - 1) * error;
  const [pAbove, pBelow] = [difference, -difference].map((up) => studentTTail(up / error, count - 1)) as [
    number,
    number,
  ];
  return {
    mean,
    deviation,
    difference,
    z: deviation > 0 ? difference / deviation : undefined,
    shareBelow: sample.filter((one) => one < value).length / count,
    interval: [difference - reach, difference + reach],
    pAbove,
    pBelow,
    p: Math.min(1, 2 * Math.min(pAbove, pBelow)),
  };
}
